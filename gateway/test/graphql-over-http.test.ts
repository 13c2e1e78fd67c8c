import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from './start-test-gateway.ts'

let howl: TestGateway
beforeAll(async () => {
  howl = await startTestGateway()
})
afterAll(() => howl.stop())

for (const audit of serverAudits({ url: () => `${howl.url}/graphql`, fetchFn: fetch })) {
  test(`GraphQL over HTTP: ${audit.name}`, async () => {
    const result = await audit.fn()
    expect(result.status, 'reason' in result ? result.reason : '').toBe('ok')
  })
}
