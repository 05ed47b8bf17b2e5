import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { PresenceChange } from '../../../core/presence.ts'
import { invalid } from '../http/request.ts'
import { lookUp } from '../../../../util/lookup.ts'

/** Content type of presence documents (Dstny API 1.3). */
export const PIDF = 'application/pidf+xml'

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false
})

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first of possibly several elements. */
function child(node: Node, name: string): Node {
  const value = lookUp(node, name)
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first === 'string') return { '#text': first }
  return isNode(first) ? first : {}
}

const textOf = (node: Node): string | undefined => {
  const value = node['#text']
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** The name of an RPID element, or the text of `other`. */
function activityIn(activities: Node): string | undefined {
  const other = textOf(child(activities, 'other'))
  return other ?? Object.keys(activities).find((name) => !/^[@#]|^(other|note)$/.test(name))
}

function untilIn(activities: Node): number | undefined {
  const until = activities['@until']
  if (typeof until !== 'string') return undefined
  const at = Date.parse(until)
  return Number.isNaN(at) ? invalid('until', until) : at
}

/** Reads what a presence document wants to change. @throws DstnyRefusal 400 */
export function readPidf(xml: string): PresenceChange {
  if (XMLValidator.validate(xml) !== true) return invalid('body', 'not XML')
  const parsed: unknown = parser.parse(xml)
  const root = isNode(parsed) ? parsed['presence'] : undefined
  if (!isNode(root)) return invalid('body', 'no presence document')
  const tuple = child(root, 'tuple')
  const person = child(root, 'person')
  const basic = textOf(child(child(tuple, 'status'), 'basic'))
  if (basic !== undefined && basic !== 'open' && basic !== 'closed') return invalid('basic', basic)
  const activities = child(person, 'activities')
  const note = textOf(child(tuple, 'note')) ?? textOf(child(root, 'note'))
  const activityId = activityIn(activities)
  const until = untilIn(activities)
  const roleId = textOf(child(person, 'class'))
  return {
    ...(basic !== undefined && { available: basic === 'open' }),
    ...(note !== undefined && { note }),
    ...(activityId !== undefined && { activityId }),
    ...(until !== undefined && { until }),
    ...(roleId !== undefined && { roleId })
  }
}
