import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { done, list, nothing, object, words, type Row } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import type { Entry } from '../stores/phone-books.ts'

const rowOf = ({ peid, fields }: Entry): Row => ({ peid, ...Object.fromEntries(fields) })
const entriesOf = (request: MirtaRequest, { phoneBooks }: FrontContext): readonly Entry[] =>
  phoneBooks.entries(request.text('phonebook'), request.tenant) ?? []

const phoneBooks: Handler = ({ tenant }, context) => {
  const names = context.phoneBooks.namesOf(tenant)
  return object(names, names.map((name) => `${name}|\n`).join(''))
}

const phoneBookEntries: Handler = (request, context) => list(entriesOf(request, context).map(rowOf))

/** Exactly this value, or parts of it with `%`; in either case of letters. */
function isLike(value: string, pattern: string): boolean {
  const parts = pattern.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^]*')}$`, 'i').test(value)
}

const searchPhoneBook: Handler = (request, context) => {
  const [field, value] = [request.text('field'), request.text('value')]
  const found = entriesOf(request, context).filter(({ fields }) => isLike(fields.get(field) ?? '', value))
  return list(found.map(rowOf))
}

/** One entry, or several; undefined for what is no such JSON. */
function readEntries(json: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  try {
    const read: unknown = JSON.parse(json)
    const all: readonly unknown[] = Array.isArray(read) ? read : [read]
    const isEntry = (one: unknown): one is Readonly<Record<string, unknown>> =>
      typeof one === 'object' && one !== null && !Array.isArray(one)
    return all.every(isEntry) ? all : undefined
  } catch {
    return undefined
  }
}

const addPhoneBookEntries: Handler = (request, context) => {
  const { phoneBookField } = context.switches
  const sent = phoneBookField === 'both' ? request.text('values') : request.exactly(phoneBookField)
  if (sent === undefined) return words('No values specified')
  const entries = readEntries(sent)
  if (entries === undefined) return words('Invalid values')
  return context.phoneBooks.add(request.text('phonebook'), request.tenant, entries) ? done() : nothing
}

const deletePhoneBookEntry: Handler = (request, context) =>
  context.phoneBooks.delete(request.text('phonebook'), request.tenant, request.text('peid')) ? done() : nothing

const deleteAllPhoneBookEntries: Handler = (request, context) =>
  context.phoneBooks.empty(request.text('phonebook'), request.tenant) ? done() : nothing

/** Phone books (MiRTA 8.1). */
export const phoneBookHandlers: Handlers = {
  phoneBooks,
  phoneBookEntries,
  searchPhoneBook,
  addPhoneBookEntries,
  deletePhoneBookEntry,
  deleteAllPhoneBookEntries
}
