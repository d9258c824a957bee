import java.io.File;
import java.util.List;
import java.util.Map;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/** Runs one OpenSearch server on loopback: FOLDER PORT. It ends when its input does. */
final class SearchServer extends Node {
  private SearchServer(Environment environment) {
    super(environment, List.of(Netty4Plugin.class), true);
  }

  public static void main(String[] args) throws Exception {
    File home = new File(args[0]);
    File config = new File(home, "config");
    config.mkdirs();
    int port = Integer.parseInt(args[1]);
    Settings settings =
        Settings.builder()
            .put("path.home", home.getPath())
            .put("node.name", "test")
            .put("cluster.name", "test-" + port)
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", port)
            .put("transport.port", port + 1)
            .put("http.type", "netty4")
            .put("transport.type", "netty4")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    try (Node node =
        new SearchServer(
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), config.toPath(), () -> "test"))) {
      node.start();
      while (System.in.read() >= 0) {}
    }
  }
}
