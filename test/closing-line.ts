import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/**
 * Says `N passed, N failed` as the very last line, for people and programs that read no more than that. It counts
 * single tests; a file that could not be loaded, and an error outside of any test, count as one failure each.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    let passed = 0
    let failed = unhandledErrors.length
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        if (state === 'failed') failed += 1
      }
      const brokenSuites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0)
      failed += module.errors().length + brokenSuites.length
    }
    // On exit, because vitest writes its own summary after this hook.
    process.once('exit', (code) => {
      // What fails before any test begins (the database does not start) is told to no reporter.
      if (code !== 0 && failed === 0) failed = 1
      process.stdout.write(`${passed} passed, ${failed} failed\n`)
    })
  }
}
