import type { BasixCompany, CtiClient } from './basix-company.ts'

/** What happened to channels since the last time, each with whose it is. */
export async function channelNews(company: BasixCompany, client: CtiClient): Promise<readonly string[]> {
  const names = new Map(company.front.context.directory.users.map(({ id, name }) => [id, name]))
  const events = (await client.news()).filter(({ element }) => element.startsWith('channel'))
  return events.map(({ element, event, item }) => {
    const state = item['state'] as readonly unknown[] | undefined // a tuple, by the contract
    const who = element === 'channel' ? (names.get(Number(item['user_id'])) ?? 'outside') : 'waiting'
    const what = element === 'channel' ? (item['last_event_data'] ?? item['last_event']) : undefined
    return [who, event, what, state?.[1]].filter(Boolean).join(' ')
  })
}
