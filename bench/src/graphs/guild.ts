import type { BenchGraph } from './graph.ts'
import { PROJECT_ID } from './howl.ts'

// The Guild's public benchmark of gateways, made again: the same four schemas and the same query, with data of our own
// that gives an answer of the same size. One thing is added, for every contender: each entity names the project that it
// belongs to, because nothing of Howl can be entered without one.

const lorem =
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat.'

const users = ['Ada', 'Alan', 'Grace', 'Edsger', 'Barbara', 'Donald'].map((name, index) => ({ id: String(index + 1), projectId: PROJECT_ID, name, username: name.toLowerCase(), birthday: 1_900 + index }))
const products = ['Table', 'Couch', 'Glass', 'Chair', 'TV', 'Lamp', 'Grill', 'Fridge', 'Sofa'].map((name, index) => ({ upc: String(index + 1), projectId: PROJECT_ID, name, price: 100 * (index + 1), weight: 50 * (index + 1) }))
const reviews = Array.from({ length: 18 }, (_review, index) => ({
  id: String(index + 1),
  projectId: PROJECT_ID,
  body: `${index} ${lorem}`,
  authorId: String((index % users.length) + 1),
  upc: String((index % products.length) + 1),
}))

type User = { id: string }
type Product = { upc: string; price?: number; weight?: number }
type Review = (typeof reviews)[number]

const found = <Item>(item: Item | undefined): Item => {
  if (item === undefined) throw new Error('the data of the benchmark is whole')
  return item
}

const accounts = {
  Query: { me: () => users[0], user: (_parent: unknown, { id }: User) => users.find((user) => user.id === id), users: () => users },
  User: { __resolveReference: ({ id }: User) => users.find((user) => user.id === id) },
}

const inventory = {
  Product: {
    __resolveReference: (product: Product) => product,
    inStock: ({ upc }: Product) => Number(upc) % 2 === 1,
    shippingEstimate: ({ price, weight }: Product) => (price === undefined || weight === undefined ? null : price > 500 ? 0 : Math.round(weight / 2)),
  },
}

const goods = {
  Query: { topProducts: (_parent: unknown, { first }: { first: number }) => products.slice(0, first) },
  Product: { __resolveReference: ({ upc }: Product) => products.find((product) => product.upc === upc) },
}

const opinions = {
  Review: {
    __resolveReference: ({ id }: { id: string }) => reviews.find((review) => review.id === id),
    author: ({ authorId }: Review) => found(users.find(({ id }) => id === authorId)),
    product: ({ upc }: Review) => ({ __typename: 'Product', upc, projectId: PROJECT_ID }),
  },
  User: {
    __resolveReference: (user: User) => user,
    reviews: ({ id }: User) => reviews.filter(({ authorId }) => authorId === id),
    numberOfReviews: ({ id }: User) => reviews.filter(({ authorId }) => authorId === id).length,
  },
  Product: {
    __resolveReference: (product: Product) => product,
    reviews: ({ upc }: Product) => reviews.filter((review) => review.upc === upc),
  },
}

const plain = {
  Query: { ...accounts.Query, ...goods.Query },
  User: { reviews: opinions.User.reviews, numberOfReviews: opinions.User.numberOfReviews },
  Product: { inStock: inventory.Product.inStock, shippingEstimate: inventory.Product.shippingEstimate, reviews: opinions.Product.reviews },
  Review: { author: opinions.Review.author, product: ({ upc }: Review) => found(products.find((product) => product.upc === upc)) },
}

export const guild: BenchGraph = {
  query: `
    fragment User on User { id username name }
    fragment Review on Review { id body }
    fragment Product on Product { inStock name price shippingEstimate upc weight }
    query TestQuery {
      users { ...User reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } } }
      topProducts { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } }
    }`,
  variables: {},
  subgraphs: [
    { name: 'accounts', folder: new URL('guild/accounts/', import.meta.url), resolvers: accounts },
    { name: 'inventory', folder: new URL('guild/inventory/', import.meta.url), resolvers: inventory },
    { name: 'products', folder: new URL('guild/products/', import.meta.url), resolvers: goods },
    { name: 'reviews', folder: new URL('guild/reviews/', import.meta.url), resolvers: opinions },
  ],
  plain,
}
