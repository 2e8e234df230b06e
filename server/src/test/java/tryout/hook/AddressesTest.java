package tryout.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are of the whole internet. */
class AddressesTest {
  private static boolean isGlobal(String address) throws UnknownHostException {
    return Addresses.isGlobal(InetAddress.getByName(address).getAddress());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.0.1", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::8.8.8.8", "fe80::1", "febf::1", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "100::1",
    "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::8.8.8.8", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "3fff::1", "5f00::1"
  })
  void NOTE_9_what_lies_within_a_house_or_may_lead_there_is_not_of_the_internet(String address) throws UnknownHostException {
    assertThat(isGlobal(address)).as(address).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.1", "172.15.255.255", "172.32.0.1",
    "192.0.1.1", "192.167.255.255", "192.169.0.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2001:4860:4860::8888", "2a00::1", "64:ff9b::8.8.8.8"
  })
  void NOTE_9_what_lies_beside_is(String address) throws UnknownHostException {
    assertThat(isGlobal(address)).as(address).isTrue();
  }

  @Test
  void NOTE_9_an_address_of_ipv4_is_looked_at_also_where_it_is_written_as_one_of_ipv6() {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 127, 0, 0, 1};
    assertThat(Addresses.isGlobal(mapped)).isFalse();
    mapped[12] = 8;
    assertThat(Addresses.isGlobal(mapped)).isTrue();
  }
}
