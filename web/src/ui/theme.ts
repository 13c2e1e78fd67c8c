import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** One quiet neutral scale. `gray` serves light pages, `dark` dark ones; both lean the same way towards blue. */
const gray: MantineColorsTuple = ['#f7f8f9', '#f0f2f4', '#e4e7eb', '#d3d8de', '#b4bbc4', '#868f9b', '#626b77', '#4a525e', '#2f363f', '#1a1f26']
const dark: MantineColorsTuple = ['#dfe3e8', '#c3c9d1', '#9da6b1', '#76808c', '#3b434d', '#2c333b', '#22282f', '#16191e', '#111418', '#0b0e11']

/** One accent. White on shade 6 and shade 6 on white are both above 5:1. */
const accent: MantineColorsTuple = ['#e8f3f6', '#d1e6ec', '#a4ceda', '#72b4c6', '#4a9db4', '#2a87a1', '#136f89', '#0d5c72', '#0a4a5c', '#073744']

/** Meaning only: good, needs a look, wrong. */
const green: MantineColorsTuple = ['#e9f5ee', '#d0e9db', '#a2d3b8', '#71bb92', '#48a573', '#2b8f5b', '#1b7948', '#15653c', '#105030', '#0b3c24']
const yellow: MantineColorsTuple = ['#fcf4e3', '#f7e6c1', '#efce85', '#e4b348', '#d2991d', '#b27d0c', '#8f6206', '#774f04', '#5e3f05', '#473005']
const red: MantineColorsTuple = ['#fceeec', '#f8d9d5', '#f0b3ac', '#e5877d', '#da6055', '#cb4337', '#b42f24', '#97241b', '#791c15', '#5c1610']

export const theme = createTheme({
  colors: { gray, dark, accent, green, yellow, red },
  primaryColor: 'accent',
  primaryShade: 6,
  white: '#ffffff',
  black: '#1a1f26',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.45' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.375rem', lineHeight: '1.35' }, h2: { fontSize: '1rem', lineHeight: '1.4' }, h3: { fontSize: '0.875rem', lineHeight: '1.45' } },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  shadows: { xs: 'none', sm: 'none', md: '0 6px 24px rgb(10 20 30 / 12%)', lg: '0 8px 32px rgb(10 20 30 / 16%)', xl: '0 8px 32px rgb(10 20 30 / 16%)' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    InputWrapper: {
      styles: { label: { marginBottom: 4, fontWeight: 500 }, description: { marginTop: 4 }, error: { marginTop: 4 } },
    },
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 600 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    NumberInput: { defaultProps: { size: 'sm' } },
    // What floats belongs to the page for a screen reader too, and not beside it at the end of the document.
    Menu: { defaultProps: { shadow: 'md', width: 220, position: 'bottom-end', withInitialFocusPlaceholder: false, portalProps: { target: '#main' } } },
    Popover: { defaultProps: { shadow: 'md' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, portalProps: { target: '#main' } } },
    // The head of a dialog is no banner of the page.
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 }, attributes: { header: { role: 'none' } } }, styles: { title: { fontSize: '1rem', fontWeight: 600 } } },
  },
})
