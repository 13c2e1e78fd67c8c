import type { Plugin } from 'vite'

/**
 * GraphiQL's style sheet brings its fonts as data addresses, which the content security policy refuses: each would be
 * a warning in the console of whoever opens it. It falls back to the fonts of the system, as the app does.
 */
export function withoutInlineFonts(): Plugin {
  return {
    name: 'howl-without-inline-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/graphiql\/.*\.css$/.test(id)) return null
      return { code: code.replace(/@font-face\s*\{[^}]*\}/g, ''), map: null }
    },
  }
}
