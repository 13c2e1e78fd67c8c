import { TextInput, type TextInputProps } from '@mantine/core'

/** An amount as people type it in their country; `readTypedAmount` makes it exact. */
export function MoneyInput({ currency, ...props }: { currency: string } & TextInputProps) {
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      rightSection={
        <span className="quiet small" aria-hidden="true">
          {currency}
        </span>
      }
      rightSectionWidth={52}
      rightSectionPointerEvents="none"
      styles={{ input: { textAlign: 'end' } }}
      {...props}
    />
  )
}
