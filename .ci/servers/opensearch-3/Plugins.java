import java.util.List;
import org.opensearch.Version;
import org.opensearch.plugins.PluginInfo;

/** What differs between the servers. */
final class Plugins {
  private static final String NETTY = "org.opensearch.transport.Netty4ModulePlugin";
  static final List<PluginInfo> ALL =
      List.of(new PluginInfo(NETTY, "a jar", "1", Version.CURRENT, "21", NETTY, null, List.of(), false));
  static final String FIRST_MANAGERS = "cluster.initial_cluster_manager_nodes";
}
