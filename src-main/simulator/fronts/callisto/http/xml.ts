import { lookUp } from '../../../../util/lookup.ts'
import type { AnswerSwitches } from '../switches.ts'

/** One element: text, or elements inside. */
export interface XmlElement {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly content: string | readonly XmlElement[]
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' } as const satisfies Readonly<
  Record<string, string>
>

/** No XML can hold these. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Writes XML in the way the switches say. */
export class XmlWriter {
  readonly #switches: AnswerSwitches

  constructor(switches: AnswerSwitches) {
    this.#switches = switches
  }

  text(value: string): string {
    const numeric = this.#switches.escapes === 'numeric'
    return value
      .replace(forbidden, '')
      .replace(/[&<>"']/g, (letter) => (numeric ? `&#${letter.charCodeAt(0)};` : (lookUp(entities, letter) ?? letter)))
  }

  element({ name, attributes = {}, content }: XmlElement, depth = 0): string {
    const { emptyElements, indented } = this.#switches
    const tag = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${this.text(value)}"`)].join(' ')
    if (content.length === 0) return emptyElements === 'selfClosing' ? `<${tag}/>` : `<${tag}></${name}>`
    if (typeof content === 'string') return `<${tag}>${this.text(content)}</${name}>`
    const line = (level: number): string => (indented ? `\n${'  '.repeat(level)}` : '')
    const inside = content.map((one) => line(depth + 1) + this.element(one, depth + 1)).join('')
    return `<${tag}>${inside}${line(depth)}</${name}>`
  }
}
