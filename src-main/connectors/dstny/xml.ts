import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** Largest document, in characters (trust N6). */
const MAX_XML_CHARS = 512 * 1024
/** Deepest nesting (trust N6). */
const MAX_DEPTH = 32

/** An element without its namespace prefix; names are lower case without `-` and `_` (Contract dstny 4.3). */
export interface XmlElement {
  readonly name: string
  /** The name as it was written, without its prefix. */
  readonly writtenName: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The element's own text, trimmed. */
  readonly text: string
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: true,
  maxNestedTags: MAX_DEPTH
})

/** Reads one document; undefined for anything cut off, too large, too deep or with a DOCTYPE or ENTITY (trust N6). */
export function parseXml(text: string): XmlElement | undefined {
  if (text.length > MAX_XML_CHARS || /<!\s*(DOCTYPE|ENTITY)/i.test(text)) return undefined
  try {
    if (XMLValidator.validate(text) !== true) return undefined
    const nodes: unknown = parser.parse(text)
    return elementsOf(nodes)[0]
  } catch {
    return undefined // the parser throws on what we refuse anyway
  }
}

/** Every element of that name below `root`, at any depth, itself included. */
export function findAll(root: XmlElement, name: string): XmlElement[] {
  const below = root.children.flatMap((child) => findAll(child, name))
  return root.name === name ? [root, ...below] : below
}

/** The first child element of that name. */
export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name)

/** A value given as child element or as attribute. */
export const valueOf = (element: XmlElement, name: string): string | undefined =>
  childOf(element, name)?.text ?? element.attributes[name]

const plainName = (name: string): string => name.toLowerCase().replace(/[-_]/g, '')

function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: unknown) => {
    if (typeof node !== 'object' || node === null) return []
    const entry = Object.entries(node).find(([name]) => name !== ':@' && name !== '#text')
    if (entry === undefined) return []
    const attributes: unknown = ':@' in node ? node[':@'] : undefined
    return [element(entry[0], entry[1], attributes)]
  })
}

function element(name: string, content: unknown, attributes: unknown): XmlElement {
  const given = typeof attributes === 'object' && attributes !== null ? Object.entries(attributes) : []
  const named = given.map(([key, value]) => [plainName(key), String(value)])
  const parts: readonly unknown[] = Array.isArray(content) ? content : []
  const texts = parts.flatMap((part) =>
    typeof part === 'object' && part !== null && '#text' in part ? [String(part['#text'])] : []
  )
  return {
    name: plainName(name),
    writtenName: name,
    attributes: Object.fromEntries(named),
    children: elementsOf(content),
    text: texts.join('').trim()
  }
}
