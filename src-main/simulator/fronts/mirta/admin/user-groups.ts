import type { Handler, Handlers } from '../front-context.ts'
import { done, list, nothing, type Answer } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import type { UserGroup } from '../stores/user-groups.ts'

/** Does something with the group that is named; nothing where there is none. */
const inGroup =
  (act: (group: UserGroup, request: MirtaRequest) => Answer): Handler =>
  (request, { userGroups }) => {
    const group = userGroups.all.find(({ id }) => id === request.text('usergroupid'))
    return group === undefined ? nothing : act(group, request)
  }

const userGroups: Handler = (_, context) =>
  list(context.userGroups.all.map(({ id, name }) => ({ ug_id: id, ug_name: name })))

/** User groups (MiRTA 3, USERGROUP). */
export const userGroupHandlers: Handlers = {
  userGroups,
  userGroupTenants: inGroup(({ tenants }) => list([...tenants].map((id) => ({ te_id: id })))),
  userGroupUsers: inGroup(({ users }) => list([...users].map(([id, inherits]) => ({ us_id: id, inerith: inherits })))),
  addUserGroupTenant: inGroup(({ tenants }, request) => {
    if (request.tenants.every(({ id }) => id !== request.text('tenantid'))) return nothing
    tenants.add(request.text('tenantid'))
    return done()
  }),
  removeUserGroupTenant: inGroup(({ tenants }, request) =>
    tenants.delete(request.text('tenantid')) ? done() : nothing
  ),
  addUserGroupUser: inGroup(({ users }, request) => {
    users.set(request.text('userid').slice(0, 20), request.text('inerith'))
    return done()
  }),
  removeUserGroupUser: inGroup(({ users }, request) => (users.delete(request.text('userid')) ? done() : nothing))
}
