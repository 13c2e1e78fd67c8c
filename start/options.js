// Plain JavaScript without dependencies: this runs before anything is installed.

const usage = `Options:
  --port N     listen on this port (default 4000, or PORT)
  --data DIR   keep the data in this folder (default .howl, or HOWL_DATA_DIR)
  --no-demo    start empty, without demo data
  --reset      delete all data in the data folder first; asks, unless --yes is given
  --help       show this`

/** A mistake in how Howl was called, or a state that a person can put right: printed without a stack. */
export class Refusal extends Error {}

/**
 * @param {string[]} words what stands behind `node start/run.js`
 * @param {{ cwd: string, resolve: (from: string, to: string) => string, env: Record<string, string | undefined> }} surroundings
 */
export function readOptions(words, { cwd, resolve, env }) {
  const options = { mode: 'embedded', port: undefined, dataDir: undefined, hasDemo: true, isReset: false, isYes: false }
  const rest = words.flatMap((word) => (/^--\w[\w-]*=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word]))
  const valueOf = (name) => {
    const value = rest.shift()
    if (value === undefined || value === '' || value.startsWith('--')) throw new Refusal(`${name} needs a value.\n\n${usage}`)
    return value
  }
  while (rest.length > 0) {
    const word = rest.shift()
    switch (word) {
      case '--port':
        options.port = portOf(valueOf(word), word)
        break
      case '--data':
        // Relative to where the person stands, not to the repository, which npm makes the working folder.
        options.dataDir = resolve(cwd, valueOf(word))
        break
      case '--no-demo':
        options.hasDemo = false
        break
      case '--reset':
        options.isReset = true
        break
      case '--yes':
        options.isYes = true
        break
      case '--superadmin':
        options.mode = 'superadmin'
        options.email = valueOf(word)
        break
      case '--networked':
      case '--watch':
      case '--keys':
      case '--build-only':
      case '--source':
        options.mode = word.slice(2)
        break
      case '--help':
        options.mode = 'help'
        break
      default:
        throw new Refusal(`There is no option ${word}.\n\n${usage}`)
    }
  }
  // A wrong PORT is named together with all other wrong variables, once they are read.
  if (options.port === undefined) options.port = env.PORT || 4000
  if (/^\d+$/.test(options.port)) options.port = Number(options.port)
  return options
}

export { usage }

function portOf(text, name) {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535) throw new Refusal(`${name} must be a number from 0 to 65535 (0 takes any free port), not "${text}".`)
  return port
}
