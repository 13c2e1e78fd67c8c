import { defineConfig, globalIgnores } from 'eslint/config'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import { importX } from 'eslint-plugin-import-x'
import unicorn from 'eslint-plugin-unicorn'
import { existsSync, readdirSync } from 'node:fs'
import tseslint from 'typescript-eslint'

const root = import.meta.dirname
const folders = (path) =>
  existsSync(`${root}/${path}`)
    ? readdirSync(`${root}/${path}`, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
    : []

const subgraphs = folders('subgraphs')
const workspaces = ['platform', 'schema', ...subgraphs.map((name) => `subgraphs/${name}`), 'gateway', 'worker', 'start', 'testkit', 'bench', 'web']
const outer = ['start', 'testkit', 'bench']
const tests = ['**/*.test.{ts,tsx}', '**/test/**/*.ts', 'testkit/**/*.ts', 'bench/**/*.ts', 'web/e2e/**/*.ts']
const configs = ['*.{js,ts}', '*/*.config.ts', 'web/codegen/**/*.ts', 'web/build-plugins/**/*.ts']

/** Who may import whom, by the names of the folders: what is added tomorrow falls under the rule by itself. */
const zones = [
  zone('platform', 'The platform knows no part of the product.', workspaces.filter((name) => name !== 'platform')),
  zone('schema/events', 'Events are zod schemas, and the only code that subgraphs share about each other.', [
    ...workspaces.filter((name) => name !== 'schema'),
    'schema/*.ts',
  ]),
  zone('schema', 'Composing reads SDL and not code.', workspaces.filter((name) => name !== 'schema' && name !== 'platform')),
  ...subgraphs.map((name) =>
    zone(`subgraphs/${name}`, 'A subgraph asks its neighbours through the graph, and learns of them by events.', [
      ...workspaces.filter((other) => other !== 'platform' && other !== 'schema' && other !== `subgraphs/${name}`),
      'schema/*.ts',
    ]),
  ),
  ...['gateway', 'worker'].map((name) =>
    zone(name, 'Only the platform and the doors of subgraphs.', [
      ...workspaces.filter((other) => other !== 'platform' && other !== name && !other.startsWith('subgraphs/')),
      ...subgraphs.flatMap((subgraph) => [`subgraphs/${subgraph}/!(src)`, `subgraphs/${subgraph}/src/!(index.ts)`, `subgraphs/${subgraph}/src/*/**/*.ts`]),
    ]),
  ),
  zone('web', 'The web knows the server by schema/api.graphql alone.', workspaces.filter((name) => name !== 'web')),
  ...folders('web/src/features').map((name) =>
    zone(`web/src/features/${name}`, 'A feature stands alone: share through parts, ui or format; routes join features.', [
      `web/src/features/!(${name})`,
      'web/src/routes.{ts,tsx}',
    ]),
  ),
  ...['parts', 'ui', 'format'].map((name) =>
    zone(`web/src/${name}`, 'What features share knows no feature.', ['web/src/features', 'web/src/routes.{ts,tsx}']),
  ),
]

/** Tests stand above everything: they may use the test kit, and whatever it may use. */
const testZones = zones
  .filter(({ target }) => target !== `${root}/platform`)
  .map((entry) => ({ ...entry, from: entry.from.filter((pattern) => !outer.some((name) => pattern === everythingIn(name))) }))

function zone(target, message, from) {
  return { target: `${root}/${target}`, from: from.map(everythingIn), message }
}

function everythingIn(path) {
  return path.includes('.ts') ? `${root}/${path}` : `${root}/${path}/**`
}

/**
 * Imports between the nouns of a subgraph, by what a file is. Types may cross, because the context's type has to name the
 * services; so may plain functions and constants, which nobody has to hand around.
 */
const otherService = {
  regex: String.raw`^\.\./([a-z-]+)/\1\.ts$`,
  importNamePattern: '^[A-Z][a-z]',
  allowTypeImports: true,
  message: 'Another noun is reached through its service in the context, so that it can be seen who uses whom.',
}
const otherRole = {
  regex: String.raw`^\.\./([a-z-]+)/(resolvers|jobs|routes)\.ts$`,
  importNamePattern: '[a-z]',
  message: 'Resolvers, jobs and routes belong to their noun: share what stands behind them.',
}
const otherEntity = { ...otherService, regex: String.raw`^\.\./([a-z-]+)/entities\.ts$` }
const upwards = {
  regex: String.raw`^\./(resolvers|jobs|routes)\.ts$`,
  // The name of a job is a constant, and the service that rings for it has to know it.
  importNamePattern: '[a-z]',
  message: 'Resolvers and jobs call the service, the service uses entities, and nothing goes the other way.',
}
const nounFiles = [
  { files: ['subgraphs/*/src/*/{resolvers,jobs,routes}.ts'], patterns: [otherService, otherRole, otherEntity] },
  {
    files: ['subgraphs/*/src/*/*.ts'],
    ignores: ['subgraphs/*/src/*/{resolvers,jobs,routes}.ts'],
    patterns: [otherService, otherRole, upwards],
  },
]

const banned = {
  query: {
    selector: "Property[key.name='relationLoadStrategy']",
    message: 'One query per relation took 3.9 s for 1,000 rows of 5. Join, or use a DataLoader.',
  },
  environment: {
    selector: "MemberExpression[object.name='process'][property.name='env'], MemberExpression[object.name='process'][property.value='env']",
    message: 'The environment is read once, in environment.ts, where every variable has its schema.',
  },
}

const places = /(^|\/)(utils?|helpers?|common|lib|types|misc)(\.[jt]sx?)?(\/|$)/
const roles = /\.(service|controller|module|dto|entity|resolver|helper|util|utils|types|constants)\.[jt]sx?$/
const ages = /(^|[/-])(v\d+|new|old|legacy)([/.-]|$)|[a-z]V\d+\./

const names = {
  rules: {
    'file-name': {
      create: (context) => ({
        Program(node) {
          const path = context.filename.slice(root.length + 1)
          if (places.test(path)) context.report({ node, message: `A drawer is no subject: name what ${path} is about.` })
          if (roles.test(path)) context.report({ node, message: `The folder says what ${path} is; drop the suffix.` })
          if (ages.test(path)) context.report({ node, message: `A name outlives its age: name what ${path} does differently.` })
        },
      }),
    },
  },
}

export default defineConfig(
  globalIgnores(['**/dist/', '**/__generated__/', '.howl/', 'coverage/', 'screenshots/']),
  tseslint.configs.recommendedTypeChecked,
  // Without the second one `no-cycle` and the zones see nothing in .ts files, and everything passes.
  importX.flatConfigs.typescript,
  {
    plugins: { 'import-x': importX, unicorn, names },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { project: ['tsconfig.json', 'web/tsconfig.json'], tsconfigRootDir: root, noWarnOnMultipleProjects: true } },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: ['tsconfig.json', 'web/tsconfig.json'].map((file) => `${root}/${file}`),
          noWarnOnMultipleProjects: true,
          conditionNames: ['howl-source', 'types', 'import', 'node', 'default'],
        }),
      ],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: root, zones }],
      'import-x/no-default-export': 'error',
      'names/file-name': 'error',
      'unicorn/filename-case': ['error', { case: 'kebabCase', ignore: [String.raw`^\d{8}T\d{4}-[a-z0-9-]+\.ts$`] }],
      'no-restricted-syntax': ['error', banned.query, banned.environment],
      'no-restricted-imports': ['error', { name: 'node:process', message: 'Use the global, which the rule on the environment knows.' }],
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // The enums of graphql and of dinero.js are the texts and numbers that we compare them with.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // What was caught is handed on as it is.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true, allowThrowingAny: true }],
      // A function that must give a promise by its type needs nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  ...workspaces.map((name) => ({
    files: [`${name}/**/*.{ts,tsx}`],
    rules: { 'import-x/no-extraneous-dependencies': ['error', { packageDir: [`${root}/${name}`], devDependencies: false }] },
  })),
  ...workspaces.map((name) => ({
    files: tests.map((pattern) => (pattern.startsWith('**/') ? `${name}/${pattern}` : pattern)).concat(configs),
    rules: {
      'import-x/no-extraneous-dependencies': ['error', { packageDir: [root, ...['testkit', 'schema', name].map((folder) => `${root}/${folder}`)], devDependencies: true, whitelist: ['@howl/testkit'] }],
    },
  })),
  ...nounFiles.map(({ files, ignores = [], patterns }) => ({
    files,
    ignores: [...ignores, '**/*.test.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  })),
  {
    files: tests,
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: root, zones: testZones }],
      // The columns of a table of cases.
      '@typescript-eslint/max-params': 'off',
      // What a server answers has no type until a test has looked at it.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Their parameters are GraphQL's and the platform's.
  { files: ['subgraphs/*/src/*/{resolvers,jobs}.ts', 'platform/src/access.ts'], rules: { '@typescript-eslint/max-params': 'off' } },
  { files: ['**/*.tsx'], rules: { 'unicorn/filename-case': ['error', { cases: { kebabCase: true, pascalCase: true } }] } },
  // The start hands the environment on to the processes that it starts.
  { files: [...configs, ...tests, '**/env.ts', '**/environment.ts', 'start/**/*.ts'], rules: { 'no-restricted-syntax': ['error', banned.query] } },
  {
    // What is loaded by its default export, by the tools' own rule.
    files: [...configs, 'test/closing-line.ts', 'testkit/src/global-setup.ts', '**/*.d.ts', 'web/src/features/*/*Page.tsx'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    // It runs before anything is installed or compiled, so it is plain JavaScript and reads the environment itself.
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-restricted-syntax': ['error', banned.query] },
  },
)
