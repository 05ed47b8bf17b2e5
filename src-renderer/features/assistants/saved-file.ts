import type { Input, Output } from '../../../src-preload/contract/ipc.ts'
import type { Result } from '../../../src-preload/contract/error.ts'
import { ask } from '../../state/commands.ts'

/** Lets the user choose where the text is saved; false when he does not. The caller shows a failure itself. */
export const saveText = (
  kind: Input<'file.save'>['kind'],
  name: string,
  text: string
): Promise<Result<Output<'file.save'>>> =>
  ask('file.save', { kind, name: name.slice(0, 200), bytes: new TextEncoder().encode(text) })
