import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '@howl/platform/errors'
import { pageHeaders } from './http.ts'
import { OPERATIONS_FILE } from './operations.ts'

const PAGE = 'index.html'
/** The build puts everything with a hash in its name here, and nothing else. */
const HASHED = 'assets'

/**
 * Serves the built web app. Its pages are made in the browser, so every address that is no file is the same page.
 *
 * @param webRoot the folder of the build; null, or a folder that is not built, serves a line that says so.
 */
export async function serveWeb(app: FastifyInstance, webRoot: string | null): Promise<void> {
  if (webRoot === null || !existsSync(join(webRoot, PAGE))) {
    app.get('/', (_request, reply) => reply.type('text/plain; charset=utf-8').send('Howl is running. The web app is not built: run `npm run build`.\n'))
    app.setNotFoundHandler(() => {
      throw nothingHere()
    })
    return
  }
  await app.register(fastifyStatic, {
    root: webRoot,
    index: false,
    dotfiles: 'ignore',
    // The build wrote a .br beside each text file: nothing is compressed while it is served.
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.setHeader('cache-control', cachingOf(relative(webRoot, path)))
      response.setHeader('vary', 'accept-encoding')
    },
    // Pages have addresses of their own, which send them with the policy that is theirs; folders have nothing to show;
    // the list of operations is the gateway's.
    allowedPath: (path, _root, { url }) => !/\.html(\.br)?$/.test(pathOf(url)) && !path.endsWith('/') && !path.startsWith(`/${OPERATIONS_FILE}`),
  })
  app.get('/', (_request, reply) => sendPage(reply))
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) throw nothingHere()
    return sendPage(reply)
  })
}

const nothingHere = (): AppError => new AppError('NOT_FOUND', 'There is nothing at this address.')

const sendPage = (reply: FastifyReply): FastifyReply => reply.code(200).headers(pageHeaders()).sendFile(PAGE)

const pathOf = (url: string): string => url.split('?', 1)[0] ?? ''

/**
 * A file that is missing must not look like a page: a script that turns out to be HTML is a bug that is hard to see. A page may end
 * like a file, for its address may hold an e-mail address; who opens one asks for HTML by name, and no script is asked for so.
 */
function isPage({ method, url, headers: { accept } }: FastifyRequest): boolean {
  const path = pathOf(url)
  if ((method !== 'GET' && method !== 'HEAD') || path.startsWith(`/${HASHED}/`)) return false
  if (accept?.includes('text/html') && path.startsWith('/p/')) return true
  return !/\.[a-z0-9]{1,12}$/i.test(path) && (accept === undefined || /text\/html|\*\/\*/.test(accept))
}

const cachingOf = (file: string): string => (file.startsWith(`${HASHED}${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache')
