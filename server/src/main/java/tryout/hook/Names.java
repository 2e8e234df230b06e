package tryout.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who knows which addresses a name has at this moment. */
interface Names {
  InetAddress[] of(String host) throws UnknownHostException;
}
