import type {
  Announcement,
  AssistantMember,
  VipNumber
} from '../../../../src-preload/contract/services/assistant-groups.ts'
import type { XmlElement } from '../../../transport/xml.ts'
import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'
import { firstOfEach } from '../../../util/first-of-each.ts'
import { rowsOf } from '../wire.ts'
import { isId } from './groups.ts'
import { MOST_CHARS } from './parameters.ts'

const shown = (text: string | undefined): string | undefined => displayText(text, MOST_CHARS)

/** Members of a list; a group's own list does not have to name the group. */
export const mapMembers = (elements: readonly XmlElement[], groupId: string): readonly AssistantMember[] =>
  firstOfEach(
    rowsOf(elements, 'member').flatMap((row) => {
      const id = row.exactly('id') ?? row.exactly('mb_id')
      if (!isId(id)) return []
      const member = {
        id,
        groupId: row.exactly('gr_id') ?? groupId,
        isManager: row.text('type') === '1',
        userName: shown(row.text('name')) ?? '',
        number: shown(row.text('number')) ?? ''
      }
      return {
        ...member,
        ...defined({ shortName: shown(row.text('shortName')), shownGroupId: shownGroup(row.text('displayedGroup')) })
      }
    }),
    ({ id }) => id
  )

/** 0 is no group, -1 is no word on it (Callisto API 2.6). */
const shownGroup = (text: string | undefined): string | undefined =>
  isId(text) && !['0', '-1'].includes(text) ? text : undefined

/** Numbers of a manager's list. */
export const mapVipNumbers = (elements: readonly XmlElement[], memberId: string): readonly VipNumber[] =>
  firstOfEach(
    rowsOf(elements, 'vipNumber').flatMap((row) => {
      const id = row.exactly('id') ?? row.exactly('vn_id')
      const number = shown(row.text('number'))
      return isId(id) && number !== undefined
        ? [vipNumber({ id, memberId, number, description: row.text('description') })]
        : []
    }),
    ({ id }) => id
  )

/** A number of a list, made fit to be shown. */
export const vipNumber = (one: {
  readonly id: string
  readonly memberId: string
  readonly number: string
  readonly description: string | undefined
}): VipNumber => ({
  id: one.id,
  memberId: one.memberId,
  number: shown(one.number) ?? '',
  display: shown(one.number) ?? '',
  ...defined({ description: shown(one.description) })
})

/** What is played to those who wait, the earliest first. */
export const mapAnnouncements = (elements: readonly XmlElement[]): readonly Announcement[] =>
  rowsOf(elements, 'announcement')
    .flatMap((row) => {
      const file = shown(row.text('wave'))
      const place = row.text('priority') ?? ''
      return file === undefined ? [] : [{ file, ...(/^\d{1,6}$/.test(place) ? { place: Number(place) } : {}) }]
    })
    .toSorted(byPlace)

/** The one without a place is the last. */
export const byPlace = (one: Announcement, other: Announcement): number =>
  (one.place ?? Infinity) - (other.place ?? Infinity) || 0

/** Addresses of the system's own page, in their order. */
export const mapAddresses = (elements: readonly XmlElement[]): readonly string[] =>
  elements.map(({ attributes, children, text }) => {
    const named = children.find(({ name }) => ['url', 'address', 'href', 'value'].includes(name))
    return named?.text ?? (text === '' ? (attributes['href'] ?? '') : text)
  })
