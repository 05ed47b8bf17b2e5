import type { Budget, Report } from './report.ts'

/** The report as a page for people. */
export function toMarkdown({ date, machine, budgets, disturbed, figures }: Report): string {
  const { cpu, cores, memoryMb, system, electron, chromium, node, loadBefore } = machine
  return `# Bench results

Measured by \`npm run bench\` on ${date.slice(0, 10)}; \`--markdown\` writes this page. Ratios are against a bare Electron program
(one window, one heading) in the same run on the same runtime.

- ${cpu}, ${cores} cores, ${memoryMb} MB; ${system}
- Electron ${electron} (Chromium ${chromium}), Node ${node}
- Virtual screen (Xvfb) with openbox, session bus and keyring; software rendering; load before the run ${loadBefore.toFixed(2)}

| budget | limit | figure | compared | |
| --- | --- | --- | --- | --- |
${budgets.map(row).join('\n')}

${warning(disturbed)}${notes}
<details><summary>All figures</summary>

\`\`\`json
${JSON.stringify(figures, undefined, 2)}
\`\`\`

</details>
`
}

const row = ({ what, limit, figure, compared, met }: Budget): string =>
  `| ${what} | ${limit} | ${figure} | ${compared} | ${met ? 'met' : '**missed**'} |`

const warning = (disturbed: readonly string[]): string =>
  disturbed.length === 0
    ? ''
    : `Other programs were at work during: ${disturbed.join('; ')}. Those figures are worth little.\n\n`

const notes = `How it is measured:

- **start**: from spawning the process to the program's own mark; profile used once before; both programs in turns; medians.
- **memory**: proportional set size of all processes of a program, once it has changed by no more than 1 % over 3 s; medians.
- **idle**: user and system time of all processes over 30 s; the simulator is not among them.
- **popup**: from handing the last byte of the event to the socket to the first frame callback after the card is in the page
  and the window is shown; the barest program is measured by the same probe.
- **click**: from the click event's first listener to the moment the simulator has read the request.
`
