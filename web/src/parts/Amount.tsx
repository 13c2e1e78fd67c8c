import { isNegative, type Money } from '../format/decimal.ts'
import { useFormat } from '../messages/Language.tsx'

interface Props {
  value: Money
  /** Money that came in or went out: the sign is part of the meaning. */
  isSigned?: boolean
  /** Says with colour that the figure is below zero. */
  isJudged?: boolean
}

export function Amount({ value, isSigned, isJudged }: Props) {
  const format = useFormat()
  const text = format.money(value, isSigned ? { sign: 'always' } : {})
  return <span className={isJudged && isNegative(value.amount) ? 'bad' : undefined}>{text}</span>
}
