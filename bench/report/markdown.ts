import type { LimitRow } from './rows.ts'
import type { Report } from './report.ts'

const HEAD = ['limit of', 'limit', 'figure', 'compared', 'margin', ''] as const

/** The limits and what was measured, as text in columns. */
export function toTable(report: Report): string {
  const rows = [[...HEAD], ...report.limits.map(cells)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  return ['', ...lines.map((line) => line.trimEnd()), '', ...remarks(report)].join('\n')
}

/** The report as a page for people. */
export function toMarkdown(report: Report): string {
  const { date, machine, limits, figures } = report
  const { cpu, cores, memoryMb, system, electron, chromium, node, loadBefore } = machine
  return `# Bench results

Measured by \`npm run bench\` on ${date.slice(0, 10)}; \`--markdown\` writes this page. How to read it: [README](README.md).

- ${cpu}, ${cores} cores, ${memoryMb} MB; ${system}
- Electron ${electron} (Chromium ${chromium}), Node ${node}
- Virtual screen (Xvfb) with openbox, session bus and keyring; software rendering; load before the run ${loadBefore.toFixed(2)}

| ${HEAD.join(' | ')} |
| ${HEAD.map(() => '---').join(' | ')} |
${limits.map((row) => `| ${cells(row).join(' | ')} |`).join('\n')}

${remarks(report)
  .map((remark) => `- ${remark}\n`)
  .join('')}
<details><summary>All figures</summary>

\`\`\`json
${JSON.stringify(figures, undefined, 2)}
\`\`\`

</details>
`
}

const cells = ({ what, limit, figure, compared, margin, outcome }: LimitRow): readonly string[] => [
  what,
  limit,
  figure,
  compared,
  margin,
  outcome === 'missed' ? '**missed**' : outcome
]

const remarks = ({ failed, disturbed, effort }: Report): readonly string[] => [
  ...failed.map((each) => `Could not be measured: ${each}`),
  ...disturbed.map((each) => `Disturbed, its figures are worth little: ${each}`),
  ...Object.entries(effort)
    .filter(([, { tries }]) => tries > 1)
    .map(([name, { tries }]) => `Measured ${tries} times: ${name}`),
  `Took ${Object.values(effort).reduce((sum, { seconds }) => sum + seconds, 0)} s in all`
]
