const pauseMs = 2_000

/**
 * Loads code, again and again while the server cannot be reached. What fails although the server answers is thrown: a
 * newer version was rolled out, and only loading the whole page helps.
 */
export async function onceReachable<T>(load: () => Promise<T>, { answers = serverAnswers, pause = rest } = {}): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch (error) {
      if (await answers()) throw error
      await pause()
    }
  }
}

async function serverAnswers(): Promise<boolean> {
  try {
    await fetch('/', { method: 'HEAD', cache: 'no-store' })
    return true
  } catch {
    return false
  }
}

function rest(): Promise<void> {
  return new Promise((done) => setTimeout(done, pauseMs))
}
