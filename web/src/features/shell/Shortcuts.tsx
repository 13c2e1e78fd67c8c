import { Kbd, Modal } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { useMessages } from '../../messages/Language.tsx'
import { useFocusBack } from '../../parts/focus-back.ts'
import type { CurrentProject } from '../../parts/project.tsx'
import { groupsFor } from './pages.ts'
import classes from './Shortcuts.module.css'

/** Every key that does something, on one sheet. */
export function Shortcuts({ project, onClose }: { project: CurrentProject | null; onClose: () => void }) {
  const t = useMessages()
  useFocusBack()
  const pages = groupsFor(project?.scopes ?? []).flatMap((group) => group.pages)
  const pair = (letter: string) => (
    <>
      <Kbd>g</Kbd> {t('shortcuts.then')} <Kbd>{letter}</Kbd>
    </>
  )
  const sections: { name: string; keys: [string, ReactNode][] }[] = [
    {
      name: t('shortcuts.anywhere'),
      keys: [
        [
          t('shortcuts.palette'),
          <Fragment key="palette">
            <Kbd>Ctrl K</Kbd> {t('shortcuts.or')} <Kbd>⌘ K</Kbd>
          </Fragment>,
        ],
        [t('shortcuts.create'), <Kbd key="c">c</Kbd>],
        [t('shortcuts.help'), <Kbd key="?">?</Kbd>],
        [t('shortcuts.close'), <Kbd key="esc">Esc</Kbd>],
      ],
    },
    {
      name: t('shortcuts.inLists'),
      keys: [
        [t('shortcuts.search'), <Kbd key="/">/</Kbd>],
        [t('shortcuts.next'), <Kbd key="j">j</Kbd>],
        [t('shortcuts.previous'), <Kbd key="k">k</Kbd>],
      ],
    },
    {
      name: t('shortcuts.go'),
      keys: [
        ...pages.flatMap((page): [string, ReactNode][] => (page.letter ? [[t(page.label), pair(page.letter)]] : [])),
        ...(project ? [[t('nav.settings'), pair('s')] satisfies [string, ReactNode]] : []),
        [t('nav.allProjects'), pair('p')],
      ],
    },
  ]
  return (
    <Modal opened onClose={onClose} title={t('shortcuts.title')} size={520} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      {sections.map((section) => (
        <section key={section.name} className={classes['section']}>
          <h3 className={classes['name']}>{section.name}</h3>
          <dl className={classes['keys']}>
            {section.keys.map(([name, keys]) => (
              <div key={name} className={classes['key']}>
                <dt>{name}</dt>
                <dd>{keys}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
