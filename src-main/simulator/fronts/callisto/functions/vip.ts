import type { VipNumber } from '../world/instance.ts'
import { fail, listOfUnknown, mandatory, mandatoryId, type Call, type Field, type FunctionCodes } from './call.ts'

/** The id of somebody who may have a list. @throws StatusWord PARAMETER_MISSING | ERROR | INVALID_MEMBER_ID */
function ownerOf(call: Call): string {
  const id = mandatoryId(call, 'mb_id')
  const places = call.instance.members.filter((one) => one.id === id)
  if (places.length === 0) fail(call.switches.unknownOwner)
  return call.switches.vipOwners === 'everybody' || places.some(({ isManager }) => isManager) ? id : fail()
}

function addVIPNumber(call: Call): string {
  const { instance, parameters, switches } = call
  const number = mandatory(call, 'vn_number')
  const memberId = ownerOf(call)
  const isListed = instance.vipNumbers.some((one) => one.memberId === memberId && one.number === number)
  if (isListed && switches.vipTwice === 'ERROR') fail()
  return instance.addVipNumber({ memberId, number, description: parameters.get('vn_description') ?? '' }).id
}

function deleteVIPNumber(call: Call): void {
  const id = mandatoryId(call, 'vn_id')
  const { instance, switches } = call
  instance.removeVipNumber(instance.vipNumbers.find((one) => one.id === id) ?? fail(switches.unknownVip))
}

const shownNumber = ({ id, number, description, memberId }: VipNumber): Field[] => [
  { name: 'id', value: id },
  { prefix: 'vn_', name: 'number', value: number },
  { prefix: 'vn_', name: 'description', value: description },
  { name: 'mb_id', value: memberId }
]

function getVIPNumbers(call: Call): readonly Field[][] {
  const memberId = mandatoryId(call, 'mb_id')
  const { members, vipNumbers } = call.instance
  const found = vipNumbers.filter((one) => one.memberId === memberId)
  if (found.length === 0 && !members.some(({ id }) => id === memberId)) return listOfUnknown(call, 'INVALID_MEMBER_ID')
  return found.map(shownNumber)
}

/** The gadget's pages, one of which signs in by itself (Callisto API 2.9). */
function getIntegrationURLs({ origin, instance }: Call): readonly Field[][] {
  const gadget = `${origin}/Applications/inbound/${encodeURIComponent(instance.name)}/gadget/`
  return [
    { name: 'Gadget', address: gadget },
    { name: 'Gadget with automatic login', address: `${gadget}?autologin=1&lang=en` }
  ].map(({ name, address }) => [
    { name: 'name', value: name },
    { name: 'address', value: address }
  ])
}

/** The functions for VIP numbers and for what stands beside them (Callisto API 2.7, 2.9). */
export const vipFunctions = {
  addVIPNumber: {
    form: 'add',
    needs: 'VIPList',
    parameters: ['vn_number', 'vn_description', 'mb_id'],
    run: addVIPNumber
  },
  deleteVIPNumber: { form: 'change', needs: 'VIPList', parameters: ['vn_id'], run: deleteVIPNumber },
  getVIPNumbers: {
    form: 'list',
    item: 'vipNumber',
    needs: 'REST Authentication',
    parameters: ['mb_id'],
    run: getVIPNumbers
  },
  getIntegrationURLs: {
    form: 'list',
    item: 'url',
    needs: 'REST Authentication',
    parameters: [],
    run: getIntegrationURLs
  }
} as const satisfies FunctionCodes
