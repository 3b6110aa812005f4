import { BlockList, isIP, isIPv6 } from 'node:net'

// What the IANA registries of special-purpose addresses (RFC 6890) do not call globally reachable, and multicast.
const networks4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`
// Of IPv6 only 2000::/3 is given out; of that what tunnels, documents or is reserved. The addresses that hold an IPv4 one are
// judged by that one, or not let through at all.
const networks6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20'

const special4 = listOf(networks4, 'ipv4')
const special6 = listOf(networks6, 'ipv6')
const given6 = listOf('2000::/3', 'ipv6')

/** Whether an address is one of the public internet: nothing of this machine, of its network or of its host's cloud. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false
  if (!isIPv6(address)) return !special4.check(address, 'ipv4')
  const plain = address.split('%')[0] ?? ''
  return given6.check(plain, 'ipv6') && !special6.check(plain, 'ipv6')
}

function listOf(networks: string, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const network of networks.split(/\s+/)) {
    const [address = '', bits = ''] = network.split('/')
    list.addSubnet(address, Number(bits), family)
  }
  return list
}
