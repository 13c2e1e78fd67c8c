import { Refusal } from './options.js'

/** The oldest Node that Howl runs on, as package.json says too. */
const needed = [20, 19]

export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return
  throw new Refusal(`Howl needs Node ${needed.join('.')} or newer; this is Node ${version}. Get one from https://nodejs.org and start again.`)
}
