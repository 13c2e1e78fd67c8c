import type { Catalogue } from '../messages.ts'

export const growth: Pick<Catalogue, 'contacts'> = {
  contacts: {
    thing: 'Liên hệ',
    lead: 'Mọi người từng đặt hàng, được ghi lại tự động.',
    search: 'Tìm liên hệ',
    count: { other: '{count} liên hệ' },
    none: 'Chưa có liên hệ nào',
    noneText: 'Ai đặt hàng sẽ thành liên hệ ngay sau đó.',
    name: 'Tên',
    noEmail: 'Không có email',
    lastOrder: 'Đơn gần nhất',
    created: 'Biết từ',
    orders: { other: '{count} đơn hàng' },
    noOrders: 'Chưa có đơn hàng nào.',
    sorts: { CREATED_AT_DESC: 'Mới nhất trước', CREATED_AT_ASC: 'Cũ nhất trước', NAME_ASC: 'Theo tên, A đến Z', NAME_DESC: 'Theo tên, Z đến A' },
  },
}
