package watch

import "syscall"

// Types of file systems whose remote changes the kernel does not report.
var remote = map[uint32]bool{
	0x6969:     true, // NFS
	0x517b:     true, // SMB
	0xfe534d42: true, // SMB2
	0xff534d42: true, // CIFS
	0x65735546: true, // FUSE: sshfs, and folders of a virtual machine's host
	0x01021997: true, // 9P, likewise
	0x5346414f: true, // AFS
	0x00c36400: true, // Ceph
}

// isRemote reports whether a folder may change without a notification.
func isRemote(path string) bool {
	var s syscall.Statfs_t
	return syscall.Statfs(path, &s) == nil && remote[uint32(s.Type)]
}
