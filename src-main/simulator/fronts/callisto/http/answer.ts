import { callistoFunctions, type CallistoFunctionName } from '../../../../wire-tables/callisto.ts'
import type { Reply } from '../../kit/reply.ts'
import type { Spoiling } from '../faults.ts'
import type { Field } from '../functions/call.ts'
import type { FunctionResult } from '../functions/functions.ts'
import type { CallistoSwitches } from '../switches.ts'
import { encodedXml } from './charset.ts'
import { XmlWriter, type XmlElement } from './xml.ts'

type Content = XmlElement['content']

const docType = '<!DOCTYPE Callisto [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY ten "0123456789">]>\n'

/** A web page as the web server itself answers one. */
export const page = (status: number, title: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  contentType: 'text/html',
  body: `<!DOCTYPE html><html><head><title>${status} - ${title}</title></head><body><h2>${title}</h2></body></html>`
})

/** The answer of a function in XML (Callisto API 1.5). */
export function answerOf(
  name: CallistoFunctionName,
  result: FunctionResult,
  switches: CallistoSwitches,
  spoiling?: Spoiling
): Reply {
  const { charset, contentType, declaredIn, failureStatus } = switches
  const xml = xmlOf(name, result, switches, spoiling)
  const isSaid = declaredIn === 'header' || declaredIn === 'both'
  return {
    status: result.word === 'OK' ? 200 : failureStatus,
    contentType: isSaid ? `${contentType}; charset=${charset}` : contentType,
    body: encodedXml(spoiling === 'cutShort' ? xml.slice(0, Math.ceil(xml.length / 2)) : xml, charset)
  }
}

function xmlOf(
  name: CallistoFunctionName,
  result: FunctionResult,
  switches: CallistoSwitches,
  spoiling: Spoiling | undefined
): string {
  const { declaredIn, charset, groupsRoot } = switches
  const content = spoiling === 'emptyResponse' ? '' : responseOf(result, switches, spoiling === 'noId')
  const response: XmlElement = { name: 'Response', content }
  const isBare = groupsRoot === 'Response' && callistoFunctions[name].path.startsWith('rest/groups/')
  const echo = spoiling === 'wrongRequest' ? 'wrong' : switches.requestEcho
  const parts = [...requestOf(name, echo), ...(spoiling === 'noResponse' ? [] : [response])]
  const declaration =
    declaredIn === 'xml' || declaredIn === 'both' ? `<?xml version="1.0" encoding="${charset}"?>\n` : ''
  const before = declaration + (spoiling === 'docType' ? docType : '')
  return before + new XmlWriter(switches).element(isBare ? response : { name: 'Callisto', content: parts })
}

/** A wrong one is what the vendor's sample has, or another function where that one was called. */
function requestOf(name: CallistoFunctionName, echo: CallistoSwitches['requestEcho']): XmlElement[] {
  if (echo === 'missing') return []
  const wrong = name === 'getIntegrationURLs' ? 'addVIPNumber' : 'getIntegrationURLs'
  return [{ name: 'Request', content: echo === 'wrong' ? wrong : name }]
}

function responseOf(result: FunctionResult, switches: CallistoSwitches, withoutId: boolean): Content {
  const { word } = result
  if (word === '') return ''
  const status: XmlElement = { name: 'status', content: word }
  if (result.form === 'change') return switches.changeAnswer === 'bare' ? word : [status]
  if (result.form === 'add') return [...(withoutId ? [] : idOf(result.id, switches)), status]
  return word === 'OK' ? result.items.map((item) => itemOf(result.item, item, switches)) : word
}

function idOf(id: string | undefined, { failureId }: CallistoSwitches): XmlElement[] {
  if (id !== undefined) return [{ name: 'id', content: id }]
  return failureId === 'absent' ? [] : [{ name: 'id', content: failureId === 'zero' ? '0' : '' }]
}

function itemOf(item: string, fields: readonly Field[], switches: CallistoSwitches): XmlElement {
  const isUrl = item === 'url' && switches.integrationUrls === 'attribute'
  if (isUrl) return { name: item, attributes: { name: valueOf(fields, 'name') }, content: valueOf(fields, 'address') }
  const unknown: XmlElement[] = switches.unknownElements ? [{ name: 'gr_addedLater', content: 'x' }] : []
  return { name: item, content: [...fields.map((field) => fieldOf(field, switches)), ...unknown] }
}

const valueOf = (fields: readonly Field[], name: string): string =>
  fields.find((field) => field.name === name)?.value ?? ''

function fieldOf({ prefix = '', name, value }: Field, { elementNames }: CallistoSwitches): XmlElement {
  if (elementNames === 'lowerCase') return { name: name.toLowerCase(), content: value }
  return { name: elementNames === 'prefixed' ? prefix + name : name, content: value }
}
