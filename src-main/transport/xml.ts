import { SaxesParser } from 'saxes'
import { copiedText } from '../util/copied-text.ts'
import { limits } from '../util/limits.ts'
import { lookUp } from '../util/lookup.ts'

/** How large a document may be, where it may be larger than usual (trust N6). */
export interface XmlLimits {
  readonly chars: number
  /** Elements and attributes. */
  readonly parts: number
}
const USUAL_LIMITS: XmlLimits = { chars: 512 * 1024, parts: limits.xmlParts }
/** Deepest nesting (trust N6). */
const MAX_DEPTH = 32

/**
 * An element without its namespace prefix; names are lower case without `-` and `_`, for systems write them both ways.
 * Attributes with a prefix belong to another vocabulary and are left out.
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

/** Namespace by prefix, '' for the one of elements without a prefix. */
type Namespaces = ReadonlyMap<string, string>

/**
 * Reads one document; undefined for anything cut off, too large, too deep, of too many parts or with a DOCTYPE (trust N6).
 * `vocabulary`: namespaces that are understood beside that of the root; elements of others are left out with all that is in
 * them, as RFC 4235 and 3863 want it. Without it every element counts. No namespace, or a prefix that nobody declared, is
 * taken for the root's. Nothing of the answer keeps the document's text alive.
 */
export function parseXml(
  text: string,
  vocabulary?: readonly string[],
  { chars, parts } = USUAL_LIMITS
): XmlElement | undefined {
  if (text.length > chars) return undefined
  try {
    return new DocumentReader(vocabulary, parts).read(text.trimStart())
  } catch {
    return undefined // whatever is refused is thrown
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

/** An element that is being read, and the parts of its text, which are cut out of the document's. */
interface OpenElement {
  readonly element: XmlElement & { readonly children: XmlElement[]; text: string }
  readonly texts: string[]
}

/** Checks a document and makes its elements in one pass. */
class DocumentReader {
  readonly #vocabulary: readonly string[] | undefined
  readonly #mostParts: number
  readonly #open: OpenElement[] = []
  readonly #scopes: Namespaces[] = [new Map()]
  #known: ReadonlySet<string> | undefined
  #root: XmlElement | undefined
  #parts = 0
  /** How deep it is inside an element of another vocabulary. */
  #foreign = 0

  constructor(vocabulary: readonly string[] | undefined, mostParts: number) {
    this.#vocabulary = vocabulary
    this.#mostParts = mostParts
  }

  /** @throws Error for what is refused */
  read(text: string): XmlElement | undefined {
    const parser = new SaxesParser()
    parser.ENTITIES = Object.assign(Object.create(null), parser.ENTITIES, XML_ENTITIES) // none by the name of a method
    parser.on('doctype', () => refuse('document type'))
    parser.on('attribute', () => this.#count())
    parser.on('opentag', ({ name, attributes }) => this.#opened(name, Object.entries(attributes)))
    parser.on('closetag', () => this.#closed())
    parser.on('text', (part) => this.#said(part))
    parser.on('cdata', (part) => this.#said(part))
    parser.on('error', (error) => {
      if (!error.message.endsWith('undefined entity.')) throw error // a name with one is shown as it was sent
    })
    parser.write(text).close()
    return this.#root
  }

  #count(): void {
    this.#parts += 1
    if (this.#parts > this.#mostParts) refuse('too many parts')
  }

  #opened(written: string, attributes: readonly (readonly [string, string])[]): void {
    this.#count()
    if (this.#scopes.length > MAX_DEPTH) refuse('too deep')
    const scope = declaredIn(attributes, this.#scopes.at(-1) ?? new Map())
    this.#scopes.push(scope)
    const colon = written.indexOf(':')
    const namespace = scope.get(written.slice(0, Math.max(0, colon))) || undefined
    const parent = this.#open.at(-1)
    if (parent === undefined) this.#know(namespace)
    if (this.#foreign > 0 || (namespace !== undefined && this.#known?.has(namespace) === false)) {
      this.#foreign += 1
      return
    }
    const element = newElement(written.slice(colon + 1), attributes)
    parent?.element.children.push(element)
    this.#root ??= element
    this.#open.push({ element, texts: [] })
  }

  #know(own: string | undefined): void {
    this.#known = this.#vocabulary && new Set([...this.#vocabulary, ...(own === undefined ? [] : [own])])
  }

  #closed(): void {
    this.#scopes.pop()
    if (this.#foreign > 0) {
      this.#foreign -= 1
      return
    }
    const ended = this.#open.pop()
    if (ended !== undefined) ended.element.text = copiedText(ended.texts.join('').trim())
  }

  #said(part: string): void {
    if (this.#foreign === 0) this.#open.at(-1)?.texts.push(part)
  }
}

const XML_ENTITIES = { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" }

function refuse(why: string): never {
  throw new Error(why)
}

/** What is in force inside a tag. */
function declaredIn(attributes: readonly (readonly [string, string])[], around: Namespaces): Namespaces {
  const declared = attributes.flatMap(([key, value]) => {
    if (key === 'xmlns') return [['', value] as const]
    return key.startsWith('xmlns:') ? [[key.slice('xmlns:'.length), value] as const] : []
  })
  return declared.length === 0 ? around : new Map([...around, ...declared])
}

function newElement(written: string, attributes: readonly (readonly [string, string])[]): OpenElement['element'] {
  const own = attributes.filter(([key]) => !key.includes(':') && key !== 'xmlns')
  const writtenName = copiedText(written)
  return {
    name: plainName(writtenName),
    writtenName,
    attributes: Object.fromEntries(own.map(([key, value]) => [plainName(copiedText(key)), copiedText(value)])),
    children: [],
    text: ''
  }
}
