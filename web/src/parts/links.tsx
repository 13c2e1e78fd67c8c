import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'> & { ref?: Ref<HTMLAnchorElement> }

export const ButtonLink = createLink(function ButtonAnchor(props: ButtonProps & Native) {
  return <Button component="a" {...props} />
})

export const TextLink = createLink(function TextAnchor(props: AnchorProps & Native) {
  return <Anchor inherit underline="always" {...props} />
})
