import java.util.List;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/** What differs between the servers. */
final class Plugins {
  static final List<Class<? extends Plugin>> ALL = List.of(Netty4Plugin.class);
  static final String FIRST_MANAGERS = "cluster.initial_master_nodes";
}
