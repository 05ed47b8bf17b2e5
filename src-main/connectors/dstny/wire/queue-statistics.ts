import * as z from 'zod/mini'
import { wireQueueFigures } from './groups.ts'
import type { WireQueueFigures } from './groups.ts'
import { findAll, parseXml, valueOf } from '../../../transport/xml.ts'
import type { XmlElement } from '../../../transport/xml.ts'

/** Names of the figures as XML has them after dropping case, `-` and `_`. */
const FIGURES = [
  'queueLength',
  'availableAgents',
  'loggedInAgents',
  'longestWaiting',
  'droppedCallsForPeriod',
  'answeredCallsForPeriod'
] as const

/**
 * Figures of the queues in one document: any element `queue` at any depth, values as children or attributes (Dstny
 * API 4.3). Undefined when there is none, which is a reason to read them by request.
 */
export function parseQueueStatistics(text: string): WireQueueFigures[] | undefined {
  const root = parseXml(text)
  if (root === undefined) return undefined
  const queues = findAll(root, 'queue').flatMap((element) => figures(element) ?? [])
  return queues.length === 0 && findAll(root, 'queue').length > 0 ? undefined : queues
}

function figures(element: XmlElement): WireQueueFigures | undefined {
  const numbers = FIGURES.flatMap((name) => {
    const value = Number(valueOf(element, name.toLowerCase()) || Number.NaN)
    return Number.isFinite(value) ? [[name, value] as const] : []
  })
  const parsed = z.safeParse(wireQueueFigures, {
    id: valueOf(element, 'id'),
    domain: valueOf(element, 'domain'),
    ...Object.fromEntries(numbers)
  })
  return parsed.success ? parsed.data : undefined
}
