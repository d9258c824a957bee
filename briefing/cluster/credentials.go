package cluster

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

// The environment variables that say who asks, and whom to trust.
const (
	EnvUser     = "BRIEFING_SHARED_USER"
	EnvPassword = "BRIEFING_SHARED_PASSWORD"
	EnvAPIKey   = "BRIEFING_SHARED_API_KEY"
	EnvCA       = "BRIEFING_SHARED_CA"   // file with the certificates to trust, PEM
	EnvCert     = "BRIEFING_SHARED_CERT" // file with a client certificate, PEM
	EnvKey      = "BRIEFING_SHARED_KEY"  // file with its key, PEM
)

// Credentials say who asks. The zero value asks as nobody.
type Credentials struct {
	user, password, apiKey string
	tls                    *tls.Config
}

// String hides all of it, so that no error or log shows it.
func (Credentials) String() string { return "credentials" }

// GoString hides all of it.
func (Credentials) GoString() string { return "credentials" }

// FindCredentials returns the credentials for a host: from the environment, else user and
// password from the netrc file, which must be readable by its owner only.
func FindCredentials(host string) (Credentials, error) {
	c := Credentials{user: os.Getenv(EnvUser), password: os.Getenv(EnvPassword), apiKey: os.Getenv(EnvAPIKey)}
	if c.user == "" && c.apiKey == "" {
		if err := c.readNetrc(host); err != nil {
			return Credentials{}, err
		}
	}
	return c, c.readCertificates(os.Getenv(EnvCA), os.Getenv(EnvCert), os.Getenv(EnvKey))
}

func (c *Credentials) readCertificates(ca, cert, key string) error {
	if ca == "" && cert == "" && key == "" {
		return nil
	}
	c.tls = &tls.Config{MinVersion: tls.VersionTLS12}
	if ca != "" {
		pem, err := os.ReadFile(ca)
		if err != nil {
			return fmt.Errorf("read the certificates that %s names: %w", EnvCA, err)
		}
		c.tls.RootCAs = x509.NewCertPool()
		if !c.tls.RootCAs.AppendCertsFromPEM(pem) {
			return fmt.Errorf("read the certificates that %s names: no certificate in %q (want PEM)", EnvCA, ca)
		}
	}
	if cert != "" || key != "" {
		pair, err := tls.LoadX509KeyPair(cert, key)
		if err != nil {
			return fmt.Errorf("read the certificate and key that %s and %s name: %w", EnvCert, EnvKey, err)
		}
		c.tls.Certificates = []tls.Certificate{pair}
	}
	return nil
}

// readNetrc takes user and password from the file that $NETRC names, else ~/.netrc. Its
// form is that of ftp(1): "machine HOST login USER password PASSWORD", in any layout.
func (c *Credentials) readNetrc(host string) error {
	path := os.Getenv("NETRC")
	if path == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return nil // without a home there is no such file
		}
		path = filepath.Join(home, ".netrc")
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read credentials: %w", err)
	}
	defer file.Close()
	words := bufio.NewScanner(file)
	words.Split(bufio.ScanWords)
	mine := false
	for words.Scan() {
		switch key := words.Text(); {
		case key == "default":
			mine = c.user == ""
		case !words.Scan():
		case key == "machine":
			mine = words.Text() == host
		case key == "login" && mine:
			c.user = words.Text()
		case key == "password" && mine:
			c.password = words.Text()
		}
	}
	const others = 0o077
	if c.user != "" && info.Mode().Perm()&others != 0 {
		return fmt.Errorf("read credentials: others may read %q; chmod 600 it", path)
	}
	if err := words.Err(); err != nil && !errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("read credentials: %w", err)
	}
	return nil
}

// sign adds the credentials to a request.
func (c Credentials) sign(r *http.Request) {
	switch {
	case c.apiKey != "":
		r.Header.Set("Authorization", "ApiKey "+strings.TrimSpace(c.apiKey))
	case c.user != "":
		r.SetBasicAuth(c.user, c.password)
	}
}
