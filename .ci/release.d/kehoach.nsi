; The installer: into the folder of the person who runs it, so that no administrator is asked for.
; makensis -DVERSION=… -DFOLDER=… -DOUTPUT=… kehoach.nsi
Target amd64-unicode
SetCompressor /SOLID lzma
SetDateSave off
RequestExecutionLevel user
Name "kehoach ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\kehoach"
InstallDirRegKey HKCU "Software\kehoach" "folder"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "kehoach"
VIAddVersionKey "FileDescription" "kehoach"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT"

!include MUI2.nsh
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_SHOWREADME "$INSTDIR\HUONG-DAN.txt"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\kehoach"

Section
    SetOutPath "$INSTDIR"
    File "${FOLDER}\kehoach.exe"
    File "${FOLDER}\HUONG-DAN.txt"
    File "${FOLDER}\LICENSE.txt"
    File /r "${FOLDER}\docs"
    ; The samples are the person's from then on: what is there is not written over.
    IfFileExists "$DOCUMENTS\kehoach\data\*.*" there
    SetOutPath "$DOCUMENTS\kehoach"
    File /r "${FOLDER}\data"
    there:
    CreateDirectory "$DOCUMENTS\kehoach"
    ; A shortcut begins in the folder that SetOutPath names.
    SetOutPath "$DOCUMENTS\kehoach"
    CreateDirectory "$SMPROGRAMS\kehoach"
    CreateShortcut "$SMPROGRAMS\kehoach\kehoach.lnk" "$INSTDIR\kehoach.exe" "--lang vi serve"
    CreateShortcut "$DESKTOP\kehoach.lnk" "$INSTDIR\kehoach.exe" "--lang vi serve"
    CreateShortcut "$SMPROGRAMS\kehoach\Huong dan.lnk" "$INSTDIR\HUONG-DAN.txt"
    SetOutPath "$INSTDIR"
    ; nsis itself cuts a long Path off. Where there is no PowerShell the command is called by its path.
    nsExec::Exec `powershell -NoProfile -Command "$$f='$INSTDIR'; $$p=[Environment]::GetEnvironmentVariable('Path','User'); if (($$p -split ';') -notcontains $$f) { [Environment]::SetEnvironmentVariable('Path', ($$p.TrimEnd(';') + ';' + $$f).TrimStart(';'), 'User') }"`
    Pop $0
    WriteUninstaller "$INSTDIR\uninstall.exe"
    WriteRegStr HKCU "Software\kehoach" "folder" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "kehoach ${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; What people made in their documents stays.
Section "Uninstall"
    nsExec::Exec `powershell -NoProfile -Command "$$f='$INSTDIR'; $$p=[Environment]::GetEnvironmentVariable('Path','User'); [Environment]::SetEnvironmentVariable('Path', (($$p -split ';' | Where-Object { $$_ -ne $$f }) -join ';'), 'User')"`
    Pop $0
    Delete "$INSTDIR\kehoach.exe"
    Delete "$INSTDIR\HUONG-DAN.txt"
    Delete "$INSTDIR\LICENSE.txt"
    Delete "$INSTDIR\uninstall.exe"
    RMDir /r "$INSTDIR\docs"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\kehoach\kehoach.lnk"
    Delete "$SMPROGRAMS\kehoach\Huong dan.lnk"
    RMDir "$SMPROGRAMS\kehoach"
    Delete "$DESKTOP\kehoach.lnk"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\kehoach"
SectionEnd
