import { CST, Lexer } from 'yaml'
import type { CtiError } from '../../../../util/errors.ts'
import { refusedFile } from '../refused-file.ts'

/** Things within things; API documents have twenty. */
const MAX_DEPTH = 50
/** Marks that no API document is made of, and of which each may cost the parser as much as all before it. */
const MAX_MARKS = 100
/** Parts of a document; a file of 1 MB of usual lines has half as many. */
const MAX_TOKENS = 1_000_000

const FLOW_STARTS: ReadonlySet<string> = new Set(['flow-seq-start', 'flow-map-start'])
const FLOW_ENDS: ReadonlySet<string> = new Set(['flow-seq-end', 'flow-map-end'])
const MARKS: ReadonlySet<string> = new Set([
  'anchor',
  'alias',
  'tag',
  'explicit-key-ind',
  'directive-line',
  'doc-start'
])
const SCALARS: ReadonlySet<string> = new Set(['single-quoted-scalar', 'double-quoted-scalar'])

/**
 * Looks at the parts of a YAML text, each once, before it is parsed: the parser's work, and its stack, grow out of all
 * proportion with depth and with marks in a row. @throws CtiError protocol, with the line
 */
export function checkYamlBudget(text: string): void {
  const budget = new YamlBudget()
  for (const token of new Lexer().lex(text)) budget.take(token)
}

class YamlBudget {
  #line = 1
  #tokens = 0
  #marks = 0
  /** Open `[` and `{`. */
  #flow = 0
  /** Columns at which the blocks begin that the line is in. */
  readonly #blocks: number[] = []
  /** Column of the line, while nothing but spaces was in it. */
  #indent: number | undefined = 0
  /** Lists that begin one in another in this line. */
  #inLine = 0
  #wasQuoted = false
  /** The next part is text as it stands, whatever it begins with. */
  #isText = false

  take(token: string): void {
    const type = this.#isText ? 'text' : (CST.tokenType(token) ?? 'text')
    this.#isText = token === CST.SCALAR
    this.#tokens += 1
    if (this.#tokens > MAX_TOKENS) throw this.#refused('too much in it')
    if (type === 'newline') return this.#endLine()
    if (type === 'space') return this.#indentBy(token.length)
    this.#startBlock()
    if (SCALARS.has(type) && this.#wasQuoted) throw this.#refused('quotes that end nothing')
    this.#wasQuoted = SCALARS.has(type)
    if (type === 'seq-item-ind') this.#inLine += 1
    if (FLOW_STARTS.has(type)) this.#flow += 1
    if (FLOW_ENDS.has(type)) this.#flow -= 1
    if (this.#flow < 0) throw this.#refused('a bracket that closes nothing')
    if (MARKS.has(type)) this.#marks += 1
    if (this.#marks > MAX_MARKS) throw this.#refused(`more than ${String(MAX_MARKS)} marks such as & * ! ?`)
    if (this.#flow + this.#blocks.length + this.#inLine > MAX_DEPTH) throw this.#refused('too deep')
    for (const sign of token) if (sign === '\n') this.#line += 1
  }

  #endLine(): void {
    this.#line += 1
    this.#indent = 0
    this.#inLine = 0
    this.#wasQuoted = false
  }

  #indentBy(columns: number): void {
    if (this.#indent !== undefined) this.#indent += columns
  }

  /** The first thing of a line says which blocks it is in. */
  #startBlock(): void {
    const indent = this.#indent
    this.#indent = undefined
    if (indent === undefined || this.#flow > 0) return
    while ((this.#blocks.at(-1) ?? -1) >= indent) this.#blocks.pop()
    this.#blocks.push(indent)
  }

  #refused(problem: string): CtiError {
    return refusedFile([{ place: `line ${String(this.#line)}`, problem }])
  }
}
