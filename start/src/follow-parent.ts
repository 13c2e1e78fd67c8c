// Loaded by `node --import` before a service of the networked mode: when the process that started it is gone, however it
// went, the service stops as if it had been told to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
