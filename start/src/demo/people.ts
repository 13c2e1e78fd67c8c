import type { Random } from './random.ts'
import type { Customer } from './story.ts'

const vietnameseFamilies = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý']
const vietnameseMiddles = ['Thị', 'Văn', 'Minh', 'Thanh', 'Ngọc', 'Hữu', 'Quang', 'Gia', 'Bảo', 'Khánh', 'Thu', 'Đức', 'Anh', 'Hoài']
const vietnameseGivens = [
  'An', 'Bình', 'Châu', 'Duy', 'Giang', 'Hà', 'Hải', 'Hiếu', 'Hương', 'Khang', 'Khoa', 'Lan', 'Linh', 'Long', 'Mai', 'My', 'Nam', 'Nga', 'Nhi', 'Phong',
  'Phúc', 'Quân', 'Quỳnh', 'Sơn', 'Tâm', 'Thảo', 'Thịnh', 'Trang', 'Trí', 'Tú', 'Tuấn', 'Uyên', 'Việt', 'Vy', 'Yến',
]
const southAfricanGivens = [
  'Thandi', 'Sipho', 'Lerato', 'Johan', 'Anele', 'Zanele', 'Pieter', 'Naledi', 'Kabelo', 'Ayesha', 'Riaan', 'Nomsa', 'Tariq', 'Chantelle', 'Bongani',
  'Mia', 'Lwazi', 'Farrah', 'Willem', 'Palesa', 'Themba', 'Elsje', 'Yusuf', 'Refilwe', 'Daniel', 'Nandi', 'Craig', 'Imaan', 'Lindiwe', 'Stefan',
]
const southAfricanFamilies = [
  'Nkosi', 'van der Merwe', 'Dlamini', 'Botha', 'Khumalo', 'Naidoo', 'Mokoena', 'Pillay', 'Jacobs', 'Petersen', 'Sithole', 'Adams', 'Mahlangu', 'Fourie',
  'Ndlovu', 'Davids', 'Zulu', 'Smit', 'Mabaso', 'Isaacs', 'Venter', 'Tshabalala', 'Hendricks', 'Molefe',
]

export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

const addressOf = (name: string, domain: string): string => `${withoutAccents(name).toLowerCase().replace(/[^a-z]+/g, '.')}@${domain}`

/** Domains under `.example` belong to nobody, so nothing can ever reach a stranger. */
const mailboxes = ['hopthu.example', 'thudientu.example', 'post.example', 'mail.example']

/** People and firms who order; the first ones order most often. */
export function vietnameseCustomers(random: Random, count: number): Customer[] {
  const firms: Customer[] = [
    { name: 'Studio Mộc Nhiên', email: 'xuong@mocnhien.example' },
    { name: 'Nha khoa Bình Minh', email: 'labo@nhakhoabinhminh.example' },
    { name: 'CLB Robot Sao Mai', email: 'doi@robotsaomai.example' },
    { name: 'Cà phê Gạch Đỏ', email: 'quan@gachdo.example' },
    { name: 'Công ty Kiến trúc Tầng 9', email: 'mohinh@tang9.example' },
    { name: 'Board Game Xóm Nhỏ', email: 'shop@xomnho.example' },
    { name: 'Drone Phương Nam', email: 'kythuat@dronephuongnam.example' },
    { name: 'Tiệm Đèn Lồng Hội An', email: 'den@longhoian.example' },
  ]
  const people = unique(count - firms.length, () => `${random.pick(vietnameseFamilies)} ${random.pick(vietnameseMiddles)} ${random.pick(vietnameseGivens)}`)
  // Who walks in and pays by transfer leaves no address.
  return [...firms, ...people.map((name) => (random.chance(0.18) ? { name } : { name, email: addressOf(name, random.pick(mailboxes)) }))]
}

export function southAfricanCustomers(random: Random, count: number): Customer[] {
  return unique(count, () => `${random.pick(southAfricanGivens)} ${random.pick(southAfricanFamilies)}`).map((name) =>
    random.chance(0.06) ? { name } : { name, email: addressOf(name, random.pick(mailboxes)) },
  )
}

const teams: readonly (readonly [firm: string, domain: string, contact: string])[] = [
  ['Northwind Analytics', 'northwind', 'Grace Okafor'], ['Brightside Dental', 'brightside', 'Hannah Weiss'], ['Lumen Logistics', 'lumenlogistics', 'Carlos Mendes'],
  ['Pine & Pixel', 'pineandpixel', 'Sofia Lindqvist'], ['Kestrel Robotics', 'kestrel', 'Arjun Rao'], ['Oakline Realty', 'oakline', 'Megan Doyle'],
  ['Saltwater Labs', 'saltwater', 'Noah Fischer'], ['Papertrail HQ', 'papertrail', 'Yuki Tanaka'], ['Marigold Foods', 'marigold', 'Priya Shah'],
  ['Fernway School', 'fernway', 'Owen Clarke'], ['Copperfield Press', 'copperfield', 'Isabelle Martin'], ['Atlas Bikes', 'atlasbikes', 'Tomás Rivera'],
  ['Hollow Tree Games', 'hollowtree', 'Emma Johansson'], ['Vantage Insurance', 'vantage', 'David Cohen'], ['Riverstone Clinic', 'riverstone', 'Amelia Wright'],
  ['Beacon Charter', 'beacon', 'Liam Murphy'], ['Tidepool Studio', 'tidepool', 'Chiara Romano'], ['Granite Fintech', 'granite', 'Mateusz Nowak'],
  ['Wildflower Travel', 'wildflower', 'Lucía Ortega'], ['Blueprint Legal', 'blueprint', 'Nathan Brooks'], ['Harvest Box', 'harvestbox', 'Julia Becker'],
  ['Monarch Media', 'monarch', 'Ethan Park'], ['Silverline Audio', 'silverline', 'Anna Kowalska'], ['Compass Tutors', 'compass', 'Fatima Zahra'],
  ['Juniper Health', 'juniper', 'Samuel Adeyemi'], ['Redwood Robotics', 'redwoodrobotics', 'Ingrid Olsen'], ['Quill & Co', 'quill', 'Charlotte Evans'],
  ['Starling Travel', 'starling', 'Marco Bianchi'], ['Foxglove Florists', 'foxglove', 'Olivia Reed'], ['Iron Bridge Gym', 'ironbridge', 'Jake Sullivan'],
  ['Nimbus Weather', 'nimbus', 'Mei Chen'], ['Orchard Street Coffee', 'orchardstreet', 'Rosa Delgado'], ['Parallel Design', 'parallel', 'Felix Wagner'],
  ['Summit Outdoors', 'summit', 'Katie Brennan'], ['Harbor Freight Desk', 'harborfreight', 'Victor Hugo Lima'], ['Clearwater Pools', 'clearwater', 'Dana Scott'],
  ['Meadow Pediatrics', 'meadow', 'Aisha Khan'], ['Bluebird Bakery', 'bluebird', 'Camille Laurent'], ['Cobalt Security', 'cobalt', 'Peter Novák'],
  ['Lantern Education', 'lantern', 'Nadia Haddad'], ['Sprout Kids', 'sprout', 'Ben Carter'], ['Anchor Marine', 'anchormarine', 'Signe Dahl'],
  ['Ember Candles', 'ember', 'Zoe Mitchell'], ['Fieldnote Surveys', 'fieldnote', 'Andreas Keller'], ['Glasshouse Plants', 'glasshouse', 'Ruth Abebe'],
  ['Ironwood Furniture', 'ironwood', 'Henry Walsh'], ['Kite & Key Events', 'kiteandkey', 'Paula Gómez'], ['Lakeside Vet', 'lakeside', 'Molly Turner'],
  ['Mosaic Translations', 'mosaic', 'Elif Demir'], ['Old Mill Brewing', 'oldmill', 'Jack Thornton'], ['Prairie Solar', 'prairie', 'Wendy Hoffman'],
  ['Rook Chess Academy', 'rook', 'Viktor Petrov'], ['Sundial Watches', 'sundial', 'Elena Rossi'], ['Thistle Knitwear', 'thistle', 'Fiona MacLeod'],
  ['Umbra Photo', 'umbra', 'Leo Bernard'], ['Violet Cinemas', 'violet', 'Tanya Morris'], ['Waypoint GPS', 'waypoint', 'Kenji Sato'],
  ['Yellow Door Homes', 'yellowdoor', 'Stephanie Lee'], ['Zephyr Sails', 'zephyr', 'Hugo Almeida'], ['Acorn Accounting', 'acorn', 'Deborah King'],
  ['Bright Fox Media', 'brightfox', 'Ravi Menon'], ['Cedar Creek Farm', 'cedarcreek', 'Tom Hollis'], ['Dovetail Joinery', 'dovetail', 'Astrid Berg'],
  ['Echo Valley Radio', 'echovalley', 'Marcus Hill'], ['Fable Books', 'fable', 'Nora Quinn'], ['Goldfinch Jewelry', 'goldfinch', 'Leila Farsi'],
  ['Helix Genomics', 'helix', 'Dr. Paul Stein'], ['Inkwell Agency', 'inkwell', 'Beatriz Silva'], ['Jetty Rentals', 'jetty', 'Callum Ross'],
  ['Kindred Pets', 'kindred', 'Amy Zhang'], ['Loft & Ladder', 'loftandladder', 'Pierre Dubois'], ['Maple Street Toys', 'maplestreet', 'Gwen Fraser'],
]

/** Teams that subscribe, each known by the person who pays. */
export const internationalTeams: readonly Customer[] = teams.map(([firm, domain, contact]) => ({
  name: `${contact}, ${firm}`,
  email: `${withoutAccents(contact).toLowerCase().split(' ')[0]?.replace(/[^a-z]/g, '') ?? 'hello'}@${domain}.example`,
}))

function unique(count: number, make: () => string): string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(make())
  return [...names]
}
