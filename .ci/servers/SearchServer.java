import java.io.File;
import java.util.Map;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;

/**
 * Runs one search server on loopback: FOLDER PORT NODES. Nodes of one cluster have ports in
 * a row, the first of which is NODES' first. The server ends when its input does.
 */
final class SearchServer extends Node {
  private SearchServer(Environment environment) {
    super(environment, Plugins.ALL, true);
  }

  public static void main(String[] args) throws Exception {
    File home = new File(args[0]);
    File config = new File(home, "config");
    config.mkdirs();
    int port = Integer.parseInt(args[1]);
    String[] nodes = args[2].split(","); // HTTP ports
    String name = "n" + port;
    Settings.Builder settings =
        Settings.builder()
            .put("path.home", home.getPath())
            .put("node.name", name)
            .put("cluster.name", "test-" + nodes[0])
            .put("network.host", "127.0.0.1")
            .put("http.port", port)
            .put("transport.port", port + 1000)
            .put("http.type", "netty4")
            .put("transport.type", "netty4")
            .put("cluster.routing.allocation.disk.threshold_enabled", false);
    if (nodes.length == 1) {
      settings.put("discovery.type", "single-node");
    } else {
      String[] seeds = nodes.clone();
      String[] names = nodes.clone();
      for (int i = 0; i < nodes.length; i++) {
        seeds[i] = "127.0.0.1:" + (Integer.parseInt(nodes[i]) + 1000);
        names[i] = "n" + nodes[i];
      }
      settings.putList("discovery.seed_hosts", seeds).putList(Plugins.FIRST_MANAGERS, names);
    }
    try (Node node =
        new SearchServer(
            InternalSettingsPreparer.prepareEnvironment(
                settings.build(), Map.of(), config.toPath(), () -> name))) {
      node.start();
      while (System.in.read() >= 0) {}
    }
  }
}
