;(() => {
  let chosen = 'auto'
  let language = null
  try {
    chosen = localStorage.getItem('howl.color-scheme') ?? 'auto'
    language = localStorage.getItem('howl.language')
  } catch {
    // Storage is switched off: follow the system.
  }
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light')

  // GraphiQL is a page of its own and goes by the cookie.
  if (location.pathname === '/graphql') return

  // The code and styles of what stands around each page, and of a project's first one, beside the app's own instead of after it. The
  // build puts its files here.
  const frame = '__FRAME_FILES__'
  const home = '__HOME_FILES__'
  const fetchAhead = (href) => document.head.append(Object.assign(document.createElement('link'), href.endsWith('.css') ? { rel: 'preload', as: 'style', crossOrigin: '', href } : { rel: 'modulepreload', href }))
  if (Array.isArray(frame) && /^\/(p\/|projects)/.test(location.pathname)) {
    for (const href of new Set(/^\/p\/[^/]+\/?$/.test(location.pathname) ? [...home, ...frame] : frame)) fetchAhead(href)
  }

  // The words of one language, as `messages/languages.ts` will choose it; the app shows nothing before they are there.
  const catalogues = '__LANGUAGE_CHUNKS__'
  if (typeof catalogues === 'object') {
    const wanted = [language, ...navigator.languages.map((tag) => tag.split('-')[0])].find((code) => Object.hasOwn(catalogues, code)) ?? 'en'
    document.documentElement.lang = wanted
    fetchAhead(catalogues[wanted])
  }

  // The first thing that the app has to know is who is signed in: asked here, the answer comes while the app is on its
  // way. `session.ts` takes it up, and asks itself where this is missing. The build puts the hash of its operation here.
  const sha256Hash = '__REFRESH_SESSION__'
  if (sha256Hash.startsWith('__')) return
  const ask = () =>
    fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ operationName: 'RefreshSession', variables: { input: {} }, extensions: { persistedQuery: { version: 1, sha256Hash } } }),
    }).then((response) => response.json())
  const early = navigator.locks ? navigator.locks.request('howl.session.refresh', ask) : ask()
  // Who takes it up hears of a failure; until then it is nobody's.
  early.catch(() => {})
  globalThis.howlEarlyRefresh = early
})()
