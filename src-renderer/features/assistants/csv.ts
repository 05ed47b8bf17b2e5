import Papa from 'papaparse'

/** What a spreadsheet would calculate instead of showing; a number with its plus is only shown. */
const FORMULA = /^(?:[=@\t\r]|[+-](?!\d[\d\s()./-]*$)).*$/s

/** Rows as a table that spreadsheets read, in UTF-8 with its mark. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: FORMULA }
  )}\r\n`

/** The rows of a table with commas, semicolons or tabs; at most `most` of them. */
export function readCsv(text: string, most: number): readonly (readonly string[])[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
    preview: most,
    delimitersToGuess: ['\t', ';', ',']
  })
  return data.map((row) => row.map((cell) => cell.replace(/^'(?=[=@+-])/, '').trim()))
}
