import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

const LEVELS = new Set(['debug', 'info', 'warn', 'error'])

const isLogCall = ({ callee }) =>
  /^(OptionalM|M)emberExpression$/.test(callee?.type) &&
  LEVELS.has(callee.property.name) &&
  /log$/i.test(callee.object.name ?? callee.object.property?.id?.name ?? callee.object.property?.name ?? '')

const isError = ({ callee }) => /Error$/.test(callee?.name ?? '')

/** Whether nothing but a person reads this: what a log line or an error says to whoever looks for a fault. */
function shouldIgnore(path) {
  const { node, parent } = path
  if (/CallExpression$/.test(parent?.type) && parent.arguments.includes(node) && isLogCall(parent)) return 'log line'
  const isText = path.isStringLiteral() || path.isTemplateLiteral()
  if (isText && parent?.type === 'NewExpression' && isError(parent)) return 'text of an error'
  return undefined
}

/** Plugins for Stryker. */
export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'texts', { shouldIgnore })]
