import { paging, type WireOperation } from './wire-operation.ts'

/** Contacts as any agent sees them (VoIPBin API 12). */
export const ownContactOperations = {
  listOwnContacts: {
    method: 'GET',
    path: '/v1.0/service_agents/contacts',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: paging,
    answer: 'page'
  },
  createOwnContact: {
    method: 'POST',
    path: '/v1.0/service_agents/contacts',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: [],
    body: [
      'first_name',
      'last_name',
      'display_name',
      'company',
      'job_title',
      'source',
      'external_id',
      'notes',
      'addresses',
      'tag_ids'
    ],
    answer: 'json'
  },
  getOwnContact: {
    method: 'GET',
    path: '/v1.0/service_agents/contacts/{id}',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: [],
    answer: 'json'
  },
  changeOwnContact: {
    method: 'PUT',
    path: '/v1.0/service_agents/contacts/{id}',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: [],
    body: ['first_name', 'last_name', 'display_name', 'company', 'job_title', 'external_id', 'notes'],
    answer: 'json'
  },
  deleteOwnContact: {
    method: 'DELETE',
    path: '/v1.0/service_agents/contacts/{id}',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: [],
    answer: 'json'
  },
  lookUpOwnContact: {
    method: 'GET',
    path: '/v1.0/service_agents/contacts/lookup',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: ['phone', 'email'],
    answer: 'json'
  },
  addOwnContactAddress: {
    method: 'POST',
    path: '/v1.0/service_agents/contacts/{id}/addresses',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: [],
    body: ['type!', 'target!', 'name', 'detail', 'is_primary'],
    answer: 'json'
  },
  changeOwnContactAddress: {
    method: 'PUT',
    path: '/v1.0/service_agents/contacts/{id}/addresses/{address_id}',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: [],
    body: ['target', 'name', 'detail', 'is_primary'],
    answer: 'json'
  },
  removeOwnContactAddress: {
    method: 'DELETE',
    path: '/v1.0/service_agents/contacts/{id}/addresses/{address_id}',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: [],
    answer: 'json'
  }
} as const satisfies Record<string, WireOperation>
