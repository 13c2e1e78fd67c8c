import { startEmbedded } from '@howl/start'

/** A whole Howl in a process that the crash test kills. It has no goodbye: SIGKILL is the point. */
await startEmbedded({ env: process.env, webRoot: Promise.resolve(null) })
