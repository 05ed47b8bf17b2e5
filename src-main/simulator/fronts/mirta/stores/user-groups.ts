/** People who look after several tenants. */
export interface UserGroup {
  readonly id: string
  readonly name: string
  readonly tenants: Set<string>
  /** User id → `on` where the rights are passed on. */
  readonly users: Map<string, string>
}

/** The user groups there are. */
export class UserGroups {
  readonly all: readonly UserGroup[] = [{ id: '1', name: 'Resellers', tenants: new Set(), users: new Map() }]
}
