/**
 * How the published graph and the documents written in the components become types. `useFragment` of Apollo Client
 * unmasks, so the preset's own masking function stays off while its masked types stay on.
 */
export const webTypes = {
  documents: ['web/src/**/*.{ts,tsx}', '!web/src/__generated__/**', '!web/src/**/*.test.{ts,tsx}'],
  preset: 'client',
  presetConfig: { fragmentMasking: false },
  config: {
    inlineFragmentTypes: 'mask',
    customDirectives: { apolloUnmask: true },
    enumsAsTypes: true,
    useTypeImports: true,
    nonOptionalTypename: true,
    skipTypeNameForRoot: true,
    strictScalars: true,
    scalars: { DateTime: 'string', Date: 'string', Decimal: 'string', Currency: 'string', JSON: 'unknown' },
  },
}
