import { demoPassword, demoPeople, openGraphClient, requireSuccess, type GraphClient } from '@howl/start'
import pg from 'pg'

/** Who looks at a page: the owner of everything, somebody with few rights, and somebody who has nothing yet. */
export type Person = 'owner' | 'viewer' | 'newcomer'

/** What the pages are opened on. */
export interface Surroundings {
  url: string
  people: Record<Person, { email: string; password: string }>
  /** Records by what they show, as their ids. */
  ids: Record<
    | 'shop' | 'saas' | 'festival' | 'empty' | 'hard'
    | 'paidOrder' | 'openOrder' | 'overpaidOrder' | 'longOrder' | 'customer' | 'longCustomer'
    | 'matched' | 'expense' | 'contact' | 'run' | 'callback' | 'failedCallback' | 'finding' | 'connection' | 'import' | 'work' | 'invitation' | 'otherInvitation',
    string
  >
}

interface Given {
  url: string
  ownerUrl: string
  /** Does all work that is due. */
  work: () => Promise<void>
}

const newcomer = { email: 'noor@howl.local', password: demoPassword, name: 'Noor Haddad' }
/** As long as people make them. */
const longName = 'Công ty Trách nhiệm hữu hạn Một thành viên Thương mại Dịch vụ Xuất nhập khẩu Đèn lồng Hội An và Những người bạn'

/**
 * Tells Howl what the demo leaves out. A project that is empty, and one in which much is long or went wrong: an endless name, work
 * that failed, a callback that nobody understands, a file that is being imported. The demo's own projects stay as people find them.
 */
export async function prepare({ url, ownerUrl, work }: Given): Promise<Surroundings> {
  const graph = openGraphClient(url)
  const owner = await signIn(graph, demoPeople.owner.email)
  const ask = mutations(graph, owner)
  await mutations(graph, null)('signUp', 'SignUpInput', newcomer)

  const { viewer } = await graph.ask<{ viewer: { projects: { edges: { node: { id: string; name: string; currency: string } }[] } } }>('{ viewer { projects { edges { node { id name currency } } } } }', {}, owner)
  const projectOf = (currency: string) => viewer.projects.edges.find(({ node }) => node.currency === currency)?.node.id ?? nothing(`a project in ${currency}`)
  const shop = projectOf('VND')
  const open = async (name: string) => {
    const { project } = await ask('createProject', 'CreateProjectInput', { name, kind: 'OTHER', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' }, 'project { id }')
    return String(project.id)
  }
  const empty = await open('Tre Việt')
  const hard = await open('Xưởng gốm, mây tre và nội thất Ba Miền, chi nhánh Biên Hòa')
  const invite = async (projectId: string, email: string) => {
    const { invitation } = await ask('inviteMember', 'InviteMemberInput', { projectId, email, roleKey: 'ACCOUNTANT' }, 'invitation { acceptUrl }')
    return String(invitation.acceptUrl.split('/').at(-1))
  }
  const longOrder = await ask('createOrder', 'CreateOrderInput', {
    projectId: hard,
    customer: { name: longName, email: 'phong.ke.toan.va.mua.hang@denlonghoianvanhungnguoiban.example' },
    reference: 'PO-2026-HOIAN-000000000018-REV-B',
    lines: [
      { description: 'Architectural model of a whole street, 1:200, sanded, primed and painted in five colours, with lamps', quantity: 1250, unitPrice: { amount: '98500000', currency: 'VND' } },
      { description: 'Delivery', quantity: 1, unitPrice: { amount: '35000', currency: 'VND' } },
    ],
  }, 'order { id }')
  await ask('createApiKey', 'CreateApiKeyInput', { projectId: shop, name: 'Bookkeeping, every night', scopes: ['project:read', 'finance:read'] }, '__typename')
  await ask('startExport', 'StartExportInput', { projectId: shop, kind: 'ORDERS', orders: { filter: {} } }, '__typename')
  await ask('createRecurringExpense', 'CreateRecurringExpenseInput', { projectId: hard, category: 'Rent', amount: { amount: '9500000', currency: 'VND' }, vendor: 'Chị Hạnh', startsOn: new Date().toISOString().slice(0, 10) }, '__typename')
  await ask('startRecount', 'StartRecountInput', { projectId: hard })
  await sendNonsense(url, ask, hard)
  const imported = await importStatement(url, ask, { projectId: hard, token: owner })
  await work()
  const database = new pg.Client({ connectionString: ownerUrl })
  await database.connect()
  const deadWork = await killWork(database, hard).finally(() => database.end())

  type Lists = Record<string, { edges: { node: any }[] }>
  const { demo, other } = await graph.ask<{ demo: Lists; other: Lists }>(
    `query Records($shop: ID!, $hard: ID!) {
      demo: project(id: $shop) {
        paid: orders(filter: { statuses: [PAID] }, first: 1) { edges { node { id customer { key } } } }
        open: orders(filter: { statuses: [AWAITING_PAYMENT] }, sort: NUMBER_ASC, first: 1) { edges { node { id } } }
        over: orders(filter: { statuses: [OVERPAID] }, first: 1) { edges { node { id } } }
        matched: transactions(filter: { matchStates: [MATCHED] }, first: 1) { edges { node { id } } }
        expenses(first: 1) { edges { node { id } } }
        contacts(first: 1) { edges { node { id } } }
        runs(first: 1) { edges { node { id } } }
        callbacks: webhookEvents(filter: { states: [PROCESSED] }, first: 1) { edges { node { id } } }
        connections: paymentConnections(first: 1) { edges { node { id } } }
      }
      other: project(id: $hard) {
        orders(first: 1) { edges { node { customer { key } } } }
        failed: webhookEvents(filter: { states: [FAILED] }, first: 1) { edges { node { id } } }
        findings: bankFindings(first: 1) { edges { node { id } } }
      }
    }`,
    { shop, hard },
    owner,
  )
  const one = (lists: Lists, name: string) => lists[name]?.edges[0]?.node ?? nothing(name)
  return {
    url,
    people: {
      owner: { email: demoPeople.owner.email, password: demoPassword },
      viewer: { email: demoPeople.worker.email, password: demoPassword },
      newcomer: { email: newcomer.email, password: demoPassword },
    },
    ids: {
      shop,
      saas: projectOf('USD'),
      festival: projectOf('ZAR'),
      empty,
      hard,
      paidOrder: one(demo, 'paid').id,
      openOrder: one(demo, 'open').id,
      overpaidOrder: one(demo, 'over').id,
      longOrder: longOrder['order'].id,
      customer: one(demo, 'paid').customer.key,
      longCustomer: one(other, 'orders').customer.key,
      matched: one(demo, 'matched').id,
      expense: one(demo, 'expenses').id,
      contact: one(demo, 'contacts').id,
      run: one(demo, 'runs').id,
      callback: one(demo, 'callbacks').id,
      failedCallback: one(other, 'failed').id,
      finding: one(other, 'findings').id,
      connection: one(demo, 'connections').id,
      import: imported,
      work: deadWork,
      invitation: await invite(shop, newcomer.email),
      otherInvitation: await invite(shop, 'ketoan.truong@sotay.example'),
    },
  }
}

type Ask = (field: string, input: string, value: Record<string, unknown>, selection?: string) => Promise<Record<string, any>>

function mutations(graph: GraphClient, token: string | null): Ask {
  return async (field, input, value, selection = '__typename') => {
    const payload = `${field.charAt(0).toUpperCase()}${field.slice(1)}Success`
    const data = await graph.ask<Record<string, { __typename: string }>>(
      `mutation Prepare($input: ${input}!) { ${field}(input: $input) { __typename ... on ${payload} { ${selection} } } }`,
      { input: value },
      token,
    )
    return requireSuccess(data[field] ?? nothing(field))
  }
}

async function signIn(graph: GraphClient, email: string): Promise<string> {
  const answer = await mutations(graph, null)('signIn', 'SignInInput', { email, password: demoPassword }, 'accessToken')
  return String(answer['accessToken'])
}

const nonsense = { name: 'Techcombank, being set up', secret: 'a-key-of-the-pages', accountNumber: '19036587412017' }

/** A callback that is authentic and cannot be understood, and one transfer under two ids. */
async function sendNonsense(url: string, ask: Ask, projectId: string): Promise<void> {
  const { connection } = await ask(
    'createPaymentConnection',
    'CreatePaymentConnectionInput',
    {
      projectId,
      provider: 'SEPAY',
      name: nonsense.name,
      settings: { bank: 'Techcombank', accountNumber: nonsense.accountNumber, codePrefix: 'TC' },
      secrets: { authentication: 'API_KEY', secret: nonsense.secret },
    },
    'connection { webhookUrl }',
  )
  const notice = { gateway: 'Techcombank', accountNumber: nonsense.accountNumber, content: 'CHUYEN KHOAN', transferType: 'in', transferAmount: 420_000, referenceCode: 'FT91004' }
  const notices = [
    { ...notice, id: 91_004, transactionDate: '2026-02-30 00:00:00' },
    { ...notice, id: 91_005, transactionDate: '2026-01-20 09:15:30' },
    { ...notice, id: 91_006, transactionDate: '2026-01-20 09:15:30' },
  ]
  for (const one of notices) {
    const answer = await fetch(`${url}${new URL(connection.webhookUrl).pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Apikey ${nonsense.secret}` },
      body: JSON.stringify(one),
    })
    if (!answer.ok) throw new Error(`A callback was answered with ${answer.status}.`)
  }
}

const statement = `Date,Vendor,Category,Amount,Note
2026-01-05,Paper House,Packaging,"1.250.000",Boxes
2026-01-12,Điện lực,Electricity,"842.000",
2026-01-31,,Rent,"chín triệu",Not a figure
2026-02-30,Paper House,Packaging,"310.000",No such day
`

/** A file of expenses that waits for somebody to say what its columns mean. */
async function importStatement(url: string, ask: Ask, { projectId, token }: { projectId: string; token: string }): Promise<string> {
  const { expenseImport } = await ask('createExpenseImport', 'CreateExpenseImportInput', { projectId, fileName: 'sao-ke-thang-1.csv' }, 'expenseImport { id uploadPath }')
  const answer = await fetch(`${url}${expenseImport.uploadPath}`, { method: 'PUT', headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }, body: statement })
  if (!answer.ok) throw new Error(`An upload was answered with ${answer.status}: ${await answer.text()}`)
  return expenseImport.id
}

/** Work that died the way it dies when a disk is full. */
async function killWork(database: pg.Client, projectId: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `update finance.recounts set dead_at = now(), next_attempt_at = null, lease_until = null, attempts = 8, last_error = 'The disk was full.' where project_id = $1 returning id`,
    [projectId],
  )
  return rows[0]?.id ?? nothing('work')
}

function nothing(what: string): never {
  throw new Error(`Nothing was found of what the pages are opened on: ${what}`)
}
