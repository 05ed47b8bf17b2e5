import type { ReportedPresence } from '../../events.ts'
import { displayText } from '../../../util/display-text.ts'
import { limits } from '../../../util/limits.ts'
import { epochMs } from './dates.ts'
import { MAX_NOTE } from '../mapper/presence.ts'
import { findAll, parseXml } from '../../../transport/xml.ts'
import type { XmlElement } from '../../../transport/xml.ts'
import { defined } from '../../../util/defined.ts'

/** Elements of other namespaces are ignored (RFC 3863 4.1.9; RFC 4479, 4480). */
const VOCABULARY = [
  'urn:ietf:params:xml:ns:pidf',
  'urn:ietf:params:xml:ns:pidf:data-model',
  'urn:ietf:params:xml:ns:pidf:rpid'
]

/**
 * Presence in one PIDF document: `basic`, the first note, the first activity and its end, the class as role (RFC 3863,
 * 4480; Dstny API 4.7). Undefined when `basic` or the activity is missing: then presence is read by request.
 */
export function parsePidf(text: string): ReportedPresence | undefined {
  const root = parseXml(text, VOCABULARY)
  if (root === undefined) return undefined
  const basic = findAll(root, 'basic')[0]?.text.toLowerCase()
  const activities = findAll(root, 'activities')[0]
  const activityId = activities === undefined ? undefined : activityOf(activities)
  if ((basic !== 'open' && basic !== 'closed') || activityId === undefined) return undefined
  if (activityId.length > limits.idChars) return undefined
  const note = displayText(findAll(root, 'note')[0]?.text, MAX_NOTE)
  const roleId = findAll(root, 'class')[0]?.text
  const until = epochMs(activities?.attributes['until'])
  return {
    activityId,
    available: basic === 'open',
    ...defined({ note }),
    ...(roleId === undefined || roleId === '' || roleId.length > limits.idChars ? {} : { roleId }),
    ...defined({ until })
  }
}

function activityOf(activities: XmlElement): string | undefined {
  const first = activities.children.find(({ name }) => name !== 'note')
  if (first === undefined) return undefined
  return first.name === 'other' ? first.text || undefined : first.writtenName
}
