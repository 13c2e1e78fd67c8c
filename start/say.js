/** Progress for people: one line for each step, and one more every while for a step that takes long. */
export function sayTo(stream) {
  // Whoever read this may be gone, as in `npm start | head`: that is no fault of the server's.
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
  const say = (line) => stream.write(`${line}\n`)
  say.during = (line) => {
    const began = Date.now()
    say(`${line} …`)
    const timer = setInterval(() => say(`  … ${line.toLowerCase()}: ${Math.round((Date.now() - began) / 1000)} s so far`), 15000)
    return () => clearInterval(timer)
  }
  return say
}
