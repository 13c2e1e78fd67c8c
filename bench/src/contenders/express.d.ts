/** As much of Express as the comparators use; its own types are not worth a dependency. */
declare module 'express' {
  import type { Server } from 'node:http'

  type Handler = (...args: never[]) => unknown
  type Express = { use: (path: string, ...handlers: Handler[]) => void; listen: (port: number, host: string, listening: () => void) => Server }

  const express: { (): Express; json: () => Handler }
  export default express
}
