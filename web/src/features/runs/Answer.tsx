import { Collapse, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { RunQuery } from '../../__generated__/graphql.ts'
import { useFormat, useLanguage } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { useProject } from '../../parts/project.tsx'
import { PanelSection } from '../../parts/SidePanel.tsx'
import { figureInWords, inWords } from './answer-in-words.ts'
import { figuresInText } from './figures-in-text.ts'
import classes from './RunPanel.module.css'

type Stated = NonNullable<NonNullable<NonNullable<RunQuery['project']>['run']>['answer']>
type Figure = Stated['figures'][number]

/** The words of an answer. Each figure in them opens the rows that it follows from. */
export function Answer({ answer, range }: { answer: Stated; range: { from: string; to: string } }) {
  const { t, hear } = useLanguage()
  const format = useFormat()
  const [open, setOpen] = useState<string | null>(null)
  const [headline = [], ...paragraphs] = useMemo(
    () => figuresInText([answer.headline, ...answer.paragraphs], answer.figures).map((pieces) => inWords(pieces, { t, hear, format })),
    [answer, t, hear, format],
  )
  const show = (key: string) => {
    setOpen(key)
    requestAnimationFrame(() => document.getElementById(`figure-${key}`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' }))
  }
  const words = (pieces: ReturnType<typeof figuresInText>[number]) =>
    pieces.map((piece, index) =>
      piece.kind === 'text' ? (
        piece.text
      ) : (
        // A link and no button: it flows with the words around it, brackets and full stops included.
        <a
          key={index}
          href={`#figure-${piece.key}`}
          className={classes['figure']}
          title={t('runs.openRows')}
          onClick={(event) => {
            event.preventDefault()
            show(piece.key)
          }}
        >
          {piece.text}
        </a>
      ),
    )
  return (
    <>
      <p className={classes['headline']}>{words(headline)}</p>
      {paragraphs.map((pieces, index) => (
        <p key={index} className={classes['paragraph']}>
          {words(pieces)}
        </p>
      ))}
      <PanelSection title={t('runs.figures')}>
        <p className="quiet small">{answer.areRowsKept ? t('runs.rowsKeptUntil', { day: format.exactInstant(answer.rowsKeptUntil) }) : t('runs.rowsForgotten')}</p>
        <ul className={classes['figures']}>
          {answer.figures.map((figure) => (
            <FigureLine key={figure.key} figure={figure} areRowsKept={answer.areRowsKept} range={range} isOpen={open === figure.key} onToggle={() => setOpen((now) => (now === figure.key ? null : figure.key))} />
          ))}
        </ul>
      </PanelSection>
    </>
  )
}

function FigureLine({ figure, areRowsKept, range, isOpen, onToggle }: { figure: Figure; areRowsKept: boolean; range: { from: string; to: string }; isOpen: boolean; onToggle: () => void }) {
  const { t, hear } = useLanguage()
  const format = useFormat()
  const { id: projectId } = useProject()
  const rest = figure.rowCount - figure.rows.length
  return (
    <li id={`figure-${figure.key}`}>
      <UnstyledButton className={classes['open'] ?? ''} onClick={onToggle} aria-expanded={isOpen}>
        <span>{hear(figure.label)}</span>
        <span>{figureInWords(figure.text, { t, hear, format })}</span>
        <span className="quiet small">{t('runs.rows', { count: figure.rowCount })}</span>
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <ul className={classes['rows']}>
          {figure.rows.map((row) => (
            <li key={`${row.type}-${row.id}`}>
              {row.type === 'Order' ? (
                <Link className="link" to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: row.id }}>
                  {hear(row.label)}
                </Link>
              ) : row.type === 'Transaction' ? (
                <Link className="link" to="/p/$projectId/transactions" params={{ projectId }} search={{ from: range.from, to: range.to, open: row.id }}>
                  {hear(row.label)}
                </Link>
              ) : (
                <span>{hear(row.label)}</span>
              )}
              {row.amount ? <Amount value={row.amount} /> : null}
            </li>
          ))}
          {rest > 0 && areRowsKept ? (
            <li className="quiet">
              <span>{t('runs.moreRows', { count: rest })}</span>
            </li>
          ) : null}
          {!areRowsKept && figure.rowCount > 0 ? <li className="quiet">{t('runs.rowsOfFigureForgotten')}</li> : null}
          {figure.rowCount === 0 ? <li className="quiet">{t('runs.noRows')}</li> : null}
        </ul>
      </Collapse>
    </li>
  )
}
