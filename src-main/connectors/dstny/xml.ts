import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { lookUp } from '../../util/lookup.ts'

/** Largest document, in characters (trust N6). */
const MAX_XML_CHARS = 512 * 1024
/** Deepest nesting (trust N6). */
const MAX_DEPTH = 32

/**
 * An element without its namespace prefix; names are lower case without `-` and `_` (Contract dstny 4.3). Attributes with a
 * prefix belong to another vocabulary and are left out.
 */
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
  htmlEntities: true, // also decodes numeric character references, which XML does not leave to choice (XML 1.0 4.1)
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: true,
  maxNestedTags: MAX_DEPTH
})

/** Namespace by prefix, '' for the one of elements without a prefix. */
type Namespaces = ReadonlyMap<string, string>

/**
 * Reads one document; undefined for anything cut off, too large, too deep or with a DOCTYPE or ENTITY (trust N6).
 * `vocabulary`: namespaces that are understood beside that of the root; elements of others are left out with all that is in
 * them, as RFC 4235 and 3863 want it. Without it every element counts. No namespace, or a prefix that nobody declared, is
 * taken for the root's.
 */
export function parseXml(text: string, vocabulary?: readonly string[]): XmlElement | undefined {
  if (text.length > MAX_XML_CHARS || /<!\s*(DOCTYPE|ENTITY)/i.test(text)) return undefined
  try {
    if (XMLValidator.validate(text) !== true) return undefined
    const nodes: unknown = parser.parse(text)
    const [root] = tagsOf(nodes)
    if (root === undefined) return undefined
    const scope = declaredIn(root, new Map())
    const own = namespaceOf(root, scope)
    const known = vocabulary && new Set([...vocabulary, ...(own === undefined ? [] : [own])])
    return element(root, scope, (namespace) => namespace === undefined || known?.has(namespace) !== false)
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
  childOf(element, name)?.text ?? lookUp(element.attributes, name)

const plainName = (name: string): string => name.toLowerCase().replace(/[-_]/g, '')

/** A tag as the parser gives it. */
interface Tag {
  readonly prefix: string
  readonly name: string
  readonly attributes: readonly (readonly [string, string])[]
  readonly content: readonly unknown[]
}

function tagsOf(nodes: unknown): Tag[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: unknown) => {
    if (typeof node !== 'object' || node === null) return []
    const entry = Object.entries(node).find(([name]) => name !== ':@' && name !== '#text')
    if (entry === undefined) return []
    const attributes: unknown = ':@' in node ? node[':@'] : undefined
    const given = typeof attributes === 'object' && attributes !== null ? Object.entries(attributes) : []
    const [written, content] = entry
    const colon = written.indexOf(':')
    const named = { prefix: written.slice(0, Math.max(0, colon)), name: written.slice(colon + 1) }
    return [
      {
        ...named,
        attributes: given.map(([key, value]) => [key, String(value)] as const),
        content: Array.isArray(content) ? content : []
      }
    ]
  })
}

/** What is in force inside a tag. */
function declaredIn({ attributes }: Tag, around: Namespaces): Namespaces {
  const declared = attributes.flatMap(([key, value]) => {
    if (key === 'xmlns') return [['', value] as const]
    return key.startsWith('xmlns:') ? [[key.slice('xmlns:'.length), value] as const] : []
  })
  return declared.length === 0 ? around : new Map([...around, ...declared])
}

const namespaceOf = ({ prefix }: Tag, scope: Namespaces): string | undefined => scope.get(prefix) || undefined

function element(tag: Tag, scope: Namespaces, isKnown: (namespace: string | undefined) => boolean): XmlElement {
  const { name, attributes, content } = tag
  const own = attributes.filter(([key]) => !key.includes(':') && key !== 'xmlns')
  const texts = content.flatMap((part) =>
    typeof part === 'object' && part !== null && '#text' in part ? [String(part['#text'])] : []
  )
  return {
    name: plainName(name),
    writtenName: name,
    attributes: Object.fromEntries(own.map(([key, value]) => [plainName(key), value])),
    children: tagsOf(content).flatMap((child) => {
      const inside = declaredIn(child, scope)
      return isKnown(namespaceOf(child, inside)) ? [element(child, inside, isKnown)] : []
    }),
    text: texts.join('').trim()
  }
}
